namespace Salesforce.Typed.Schema.Tests;

/// <summary>
/// A value of another JSON type than a describe has is named: the member, what it belongs to, what is expected, and the place.
/// </summary>
public sealed class WrongTypeTests
{
    [Theory]
    [InlineData("""{"name":"A","label":[],"fields":[]}""", "(1,21): \"label\" of object A is an array; a string is expected.")]
    [InlineData("""{"fields":[{"length":"80","name":"B","type":"string"}],"name":"A"}""", "(1,22): \"length\" of field B of object A is a "
        + "string; a number is expected.")]
    [InlineData("""{"fields":[{"name":"B","type":"string"},{"calculated":0,"name":"C","type":"string"}],"name":"A"}""", "(1,55): "
        + "\"calculated\" of field C of object A is a number; true or false is expected.")]
    [InlineData(
        """{"name":"A","fields":[{"name":"B","type":7}]}""", "(1,42): \"type\" of field B of object A is a number; a string is expected.")]
    [InlineData("""{"name":"A","fields":[{"name":"B","type":"string","defaultValue":{}}]}""", "(1,66): \"defaultValue\" of field B of "
        + "object A is an object; a string, a number, true or false is expected.")]
    [InlineData("""{"name":"A","fields":[{"name":"B","type":"reference","referenceTo":"C"}]}""", "(1,68): \"referenceTo\" of field B of "
        + "object A is a string; an array is expected.")]
    [InlineData("""{"name":"A","fields":[{"name":"B","type":"reference","referenceTo":["C",true]}]}""", "(1,73): Element 2 of "
        + "\"referenceTo\" of field B of object A is true; a string is expected.")]
    [InlineData(
        """{"name":"A","fields":[{"picklistValues":[{"value":"x","active":"yes"}],"name":"B","type":"picklist"}]}""",
        "(1,64): \"active\" of picklist value x of field B of object A is a string; true or false is expected.")]
    [InlineData("""{"name":"A","fields":[{"picklistValues":[{"label":1}],"name":"B","type":"picklist"}]}""", "(1,51): \"label\" of "
        + "element 1 of \"picklistValues\" of field B of object A is a number; a string is expected.")]
    [InlineData(
        """{"name":"A","fields":[],"childRelationships":[{"childSObject":"C","field":"D","relationshipName":"Cs","cascadeDelete":"no"}]}""",
        "(1,119): \"cascadeDelete\" of child relationship Cs of object A is a string; true or false is expected.")]
    [InlineData("""{"name":"A","fields":[],"recordTypeInfos":[{"developerName":"R","active":1}]}""", "(1,74): \"active\" of record type R "
        + "of object A is a number; true or false is expected.")]
    [InlineData(
        """{"name":"A","fields":[],"recordTypeInfos":{}}""", "(1,43): \"recordTypeInfos\" of object A is an object; an array is expected.")]
    [InlineData("""{"status":0,"result":{"name":"A","fields":[{"name":"B","type":"string","scale":"2"}]}}""", "(1,80): \"scale\" of field "
        + "B of object A is a string; a number is expected.")]
    [InlineData("""{"name":"A","removed":null,"fields":[]}""", "(1,23): \"removed\" of object A is null; an object is expected.")]
    [InlineData(
        """{"name":"A","removed":{"on":5},"fields":[]}""", "(1,29): \"on\" of \"removed\" of object A is a number; a string is expected.")]
    [InlineData("""{"snapshot":"1","name":"A","fields":[]}""", "(1,13): \"snapshot\" of object A is a string; a number is expected.")]
    [InlineData("""{"name":"A","fields":[{"name":"B","type":"string","length":-1}]}""", "(1,60): \"length\" of field B of object A is -1; "
        + "a whole number from 0 to 2147483647 is expected. Pull the snapshot again.")]
    [InlineData("""{"name":"A","fields":[{"name":"B","type":"double","scale":29}]}""", "(1,59): \"scale\" of field B of object A is 29; a "
        + "whole number from 0 to 28 is expected. Pull the snapshot again.")]
    public void A_wrong_type_names_member_object_and_expected_type(string text, string problem) =>
        Assert.Equal(problem, Reading.Problem(text).ToString());

    [Fact]
    public void A_wrong_type_in_the_list_of_objects_names_the_object() =>
        Assert.Equal(
            "(1,40): \"custom\" of object B is a string; true or false is expected.",
            DescribeGlobalReader.Read("""{"sobjects":[{"name":"A"},{"custom":   "no","name":"B"}]}""").Problem?.ToString());

    [Theory]
    [InlineData("", "The answer of the org is empty.")]
    [InlineData("<!DOCTYPE html>", "This is a web page (HTML) or XML, and not JSON: the org, or a proxy in front of it, answered with a "
        + "page, as for a sign-in or maintenance. Open the org in a browser.")]
    [InlineData("""{"name":"A","fie""", "The answer of the org ends here, in the middle of the JSON: it is cut off.")]
    [InlineData("[1]", "This is a list, not the describe of an object.")]
    [InlineData("""{"name":"A","fields":[{"name":"B","type":"string","length":-1}]}""", "\"length\" of field B of object A is -1; a whole "
        + "number from 0 to 2147483647 is expected.")]
    public void A_problem_of_an_answer_does_not_speak_of_a_file(string text, string message) =>
        Assert.Equal(message, DescribeReader.Read(System.Text.Encoding.UTF8.GetBytes(text), TextOrigin.Answer).Problem?.Message);
}
