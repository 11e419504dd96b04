import pytest

from stance.model.frames.directive import find
from stance.model.reader import read_sentence


def asks(sentence):
    return any(frame.label == "directive" for frame in find(read_sentence(sentence)))


def names(sentence):
    return [frame.name for frame in find(read_sentence(sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "We urge Oslo to reopen the canal.",
        "The envoys called on both armies to pull back from the bridge.",
        "The guild demands an inquiry into the fire.",
        "I ask the chamber to adopt the second clause.",
        "The auditors recommend that the council sell the ferry.",
        "She warned the fleet against entering the bay.",
        "The union pressed the ministry for a second inspector.",
        "The mayor wants the garrison to leave by spring.",
        "The villagers want the terms discussed.",
        "The auditors want the books opened.",
        "The bishop wrote to urge them to wait.",
        "The widow came to the palace to plead for her son.",
        "May I press the minister to publish the letters?",
        "The draft would have demanded that they leave.",
        "The drought requires restraint.",
        "The captain told his crew to stay below.",
    ],
)
def test_verbs_of_asking_count(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Urging calm, the bishop left the square.",
        "The text calling for an embargo was tabled on Monday.",
        "Both commands are called upon to surrender the maps.",
        "The island was urged to open its harbour.",
        "The farmers were told to leave.",
    ],
)
def test_participles_and_passives_count(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Their call for a truce went unheard.",
        "The sultan's demand that the envoy apologise surprised the court.",
        "The cabinet is under pressure to publish the letters.",
        "Our duty is to protect the reefs.",
        "It is the responsibility of every state to mark its mines.",
        "The onus is on the builders to repair the wall.",
    ],
)
def test_nouns_that_ask_count(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We must rebuild the pier.",
        "The rules should change.",
        "The city ought to keep its trams.",
        "They have to stop the dredging.",
        "You've got to help them.",
        "Lawmakers need to mend the roof.",
        "We need a stronger dyke.",
        "We cannot stand by while the forest burns.",
        "The herds must not be driven north.",
        "Neither should we forget the miners.",
    ],
)
def test_modals_of_obligation_count(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Let us mend the roof together.",
        "Let them sign the lease first.",
        "Pass the river bill.",
        "Do not sell the lighthouse.",
        "Please support the amendment.",
        "If you have a boat, bring the nets.",
        'The widow said: "Give us the letters."',
    ],
)
def test_imperatives_count(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is vital that the ferry be repaired.",
        "It is time to close the mine.",
        "The time has come for a new charter.",
        "More doctors are needed.",
        "It is incumbent on all of us to keep the peace.",
        "The clerk said it was up to the guilds to mend the wall.",
        "It falls to the chamber to mend the roof.",
        "It would be wise to wait for the tide.",
        "It behoves every ruler to publish the accounts.",
        "What we need is a charter with teeth.",
        "We would be grateful if the clerk could send the map.",
        "Is it not time that the mill closed?",
        "The court gave the firm a week to comply.",
        "We cannot afford to waste another summer.",
        "It was the envoy's expectation that the points would be met.",
    ],
)
def test_necessity_counts(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Calls upon Zambesha to cease the mining of the river;",
        "3. Strongly urges all parties to spare the wells;",
        "Further requests the Secretary-General to report within a month;",
        "Decides that all States shall prevent the sale of the stones;",
        "Stresses the need for all parties to spare the wells;",
    ],
)
def test_operative_paragraphs_count(sentence):
    assert asks(sentence)


def test_seeking_an_assurance_asks_for_it():
    assert asks("The miners sought assurances that the shaft would stay open.")


@pytest.mark.parametrize(
    "sentence",
    [
        "I will ask the chamber for a second reading.",
        "The ministry would propose a new levy in May.",
        "Shall we recommend a recess?",
    ],
)
def test_own_asking_that_is_announced_does_not_count(sentence):
    assert not asks(sentence)


def test_insisting_counts_although_it_is_announced():
    assert asks("We shall insist that he appear before us.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The lease must be ratified by the board.",
        "The bill has to pass both houses.",
        "Under clause 9, the registrar must keep a list.",
        "The law requires owners to fence their wells.",
    ],
)
def test_duties_of_a_rule_do_not_count(sentence):
    assert not asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The guild should have warned them.",
        "He must have been asleep.",
        "I must say that the view is fine.",
        "I have to tell you that the well is dry.",
        "It should be noted that the mill is closed.",
        "If the wall should fall, the town would flood.",
        "Should the wall fall, the town would flood.",
        "Must the mill close?",
        "The ferry is expected to sail on Monday.",
        "We must admit that the bridge is ugly.",
        "The nurses should be commended for their patience.",
        "That is a dilemma we have to face.",
        "There is time to mend the sails.",
        "It is unacceptable that the levy should depend on rank.",
        "It is up to them to decide.",
        "The commanders are to meet immediately.",
        "I want to give every assurance that the mill is safe.",
    ],
)
def test_look_alikes_of_obligation_do_not_count(sentence):
    assert not asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "They did not ask for money.",
        "Nobody asked the miller to leave.",
        "We do not need to hurry.",
        "They hope that the miller will relent.",
        "Asked about the flood, she declined to comment.",
        "Demand for timber has fallen.",
        "The armed forces left the valley in order to rest.",
        "Let me be clear: we will not sell.",
        "In autumn he let the lease lapse.",
        "It has dropped its demand for a toll.",
    ],
)
def test_denials_questions_and_plain_nouns_do_not_count(sentence):
    assert not asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I expect the members will mend the causeway.",
        "The guild would like the harbour board to explain itself.",
        "The envoys want a written reply from the palace.",
        "The regent ordered on Monday that the gates be opened.",
        "All militias are to hand in their rifles by Friday, the elders decreed.",
        "Both houses are urged by the elders to exchange their prisoners.",
        "The pilots sought to pressure the airline to rehire them.",
        "The widow called again on the court to hear her.",
        "The squatters have thirty days to leave.",
        "It is up to the guilds to mend the road.",
        "There is no choice but to close the mine.",
        "It would be better if the board sold the ferry.",
        "The strikers' conditions include the release of their leader.",
        "I am here to ask the chamber to relent.",
    ],
)
def test_demands_in_other_words_count(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Analysts expect the ferry line to close.",
        "Come what may, the guild will stand by the miners.",
        "Like most towns, Brume has a mill.",
        "• mend the roof of the chapel;",
        "Officials told reporters on Monday that the mill would reopen.",
        "Two guards who asked not to be named spoke of a quarrel.",
        "The bishop had no choice but to sell the bells.",
        "The tide forced the boats to turn back.",
        "The miller must be joking.",
        "Prices should fall in autumn.",
        "The herd will have all the grass they need.",
        "My phone call on Tuesday woke the consul.",
    ],
)
def test_look_alikes_of_asking_do_not_count(sentence):
    assert not asks(sentence)


def test_names_tell_who_is_obliged():
    assert names("We must act.") == ["must/we"]
    assert names("The council must act.") == ["must/actor"]
    assert names("The wall must be mended.") == ["must/passive"]


def test_frame_points_at_its_words():
    frame = find(read_sentence("In the end, we urge Oslo to pay."))[0]
    assert (frame.name, frame.first, frame.last) == ("urge/own", 5, 5)


def test_a_sentence_without_words_has_no_frame():
    assert find(read_sentence("")) == []
    assert find(read_sentence("...")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "(k) Provide maps to the brigades of the north;",
        "iv) Publish the letters of both chambers;",
        "(a) Continue to train the wardens.",
        "Ø Urge the river states to open their books.",
        "Urge States to mark the reefs.",
    ],
)
def test_an_item_of_a_list_can_be_a_command(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["(c) Training centres have been opened in the north.", "(ii) Support for the widows;", "(b) The reefs."],
)
def test_an_item_of_a_list_can_be_no_command(sentence):
    assert not asks(sentence)


def test_an_adverb_inside_an_expression_is_passed_over():
    assert asks("The council renews its call to all parties to comply fully with the truce.")


@pytest.mark.parametrize(
    "sentence",
    ["Reaffirming the need to mark the reefs by all means,", "There is still a need to count the boats."],
)
def test_a_need_that_is_stressed_or_told_to_be_there_asks(sentence):
    assert asks(sentence)


def test_a_need_that_is_only_named_does_not_ask():
    assert not asks("He spoke about the need for a strong fleet.")


@pytest.mark.parametrize(
    "sentence",
    [
        "This shows the part which the harbours must play.",
        "The rules that should govern the tide are weak.",
        "It is a pity that the ferry should be so slow.",
        "There is no reason why the ferry should stop.",
        "The boats have whatever they need to leave.",
        "The charter provides that a fee should be paid.",
    ],
)
def test_a_duty_that_is_only_named_does_not_ask(sentence):
    assert not asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is a custom that must end.",
        "These are the reefs which should be marked first.",
        "She sent them the list of wells that must be closed.",
        "Their view that the ferry should stop is known.",
    ],
)
def test_a_duty_of_a_thing_that_is_presented_asks(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Would you please close the gate?",
        "Why don't we mend the roof?",
        "Why not ask the miller?",
        "Will the minister agree to reopen the mine?",
    ],
)
def test_a_question_can_be_a_request(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Would you say that the mine is safe?",
        "Will the minister say when the mine closes?",
        "What will you do?",
        "Why did the mine close?",
    ],
)
def test_a_question_for_an_answer_does_not_ask(sentence):
    assert not asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Mayor, tear down this fence.",
        "Never sell the mill.",
        "Do your part.",
        "Please rise.",
        "Good people, do not sell the mill.",
        "3. Encourages the opening of the wells;",
    ],
)
def test_commands_of_more_kinds_count(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The admiral gave orders to sink the ferry.",
        "The regent ordered an inquiry into the fire.",
        "The guild issued a plea to all boats.",
        "She renewed her request.",
        "A call by the bishop for a truce went unheard.",
        "The rebels' demand for a truce surprised us.",
        "His demands that the garrison leave were read out.",
        "Brume faced growing pressure to sell.",
        "The clerks set a deadline for the firm to pay.",
        "More needs to be done.",
        "She stressed the importance of opening the wells.",
        "I commend the bill to the house.",
        "The council may wish to extend the lease.",
        "The firm was fined and ordered to pay.",
        "The envoy said that the guilds had to share the quay.",
        "The farmers gathered to demand his resignation.",
        "A text urging calm was read.",
    ],
)
def test_the_press_and_resolutions_ask_in_more_words(sentence):
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The act obliges owners to fence their wells.",
        "They named the fields that require rain.",
        "The reasons calling for caution were many.",
        "She asked the miller about the flood.",
        "The allies insist on taking part.",
        "He gave the trader an order for grain.",
        "We cannot stop every leak.",
        "If we were to sell, we should lose the mill.",
        "It should also be recalled that the mill is old.",
    ],
)
def test_laws_descriptions_and_own_deeds_do_not_ask(sentence):
    assert not asks(sentence)
