namespace Salesforce.Typed.Schema.Tests;

/// <summary>A broken file gives one problem, at its place, that says what to do; never an exception, and never half a describe.</summary>
public class BrokenFilesTests
{
    [Theory]
    // what was saved is not a describe
    [InlineData("", "(1,1): The file is empty.")]
    [InlineData(" \n ", "(1,1): The file is empty.")]
    [InlineData("<html>", "(1,1): This is a web page (HTML) or XML, and not JSON: a page of a sign-in or of an error was saved in place "
        + "of the describe. Pull the snapshot again.")]
    [InlineData("\n  \"Account\"", "(2,3): Expected an object, found '\"'.")]
    [InlineData("null", "(1,1): Expected an object, found 'n'.")]
    [InlineData("[]", "(1,1): This is a list, not the describe of an object. Keep one object a file; typeNames.json of the VS Code cache "
        + "is not one.")]
    [InlineData("""[{"name":"Account"},1]""", "(1,1): This is a list, not the describe of an object. Keep one object a file; "
        + "typeNames.json of the VS Code cache is not one.")]
    [InlineData("""[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""", "(1,1): This is an error of the REST "
        + "API, not a describe: INVALID_SESSION_ID: Session expired or invalid")]
    [InlineData("""{"status":1,"name":"NOT_FOUND","message":"No such org: uat","exitCode":1}""", "(1,1): This is an error of the "
        + "Salesforce CLI, not a describe: No such org: uat")]
    [InlineData("""{"encoding":"UTF-8","sobjects":[]}""", "(1,1): This is the list of objects that GET /sobjects gives: it has no fields. "
        + "Take the answer of GET /sobjects/{name}/describe.")]
    [InlineData("""{"name":"Account"}""", "(1,1): The describe has no \"fields\". Expected the answer of GET /sobjects/{name}/describe, "
        + "the output of sf sobject describe --json, or a snapshot that sftyped wrote.")]
    [InlineData("""{"fields":[]}""", "(1,1): The describe has no \"name\": it must be the object's API name, as Account.")]
    [InlineData("""{"name":"","fields":[]}""", "(1,1): The describe has no \"name\": it must be the object's API name, as Account.")]
    [InlineData("""{"snapshot":2,"name":"A","fields":[]}""", "(1,13): This snapshot is of form 2; this version of Salesforce.Typed reads "
        + "form 1. Update the package, or pull the snapshot again.")]
    // a part is missing or of another type
    [InlineData("{\"name\":\"A\",\n\"fields\":{}}", "(2,10): \"fields\" of object A is an object; an array is expected.")]
    [InlineData("{\"name\":\"A\",\n\"fields\":[\n1]}", "(3,1): Element 1 of \"fields\" of object A is a number; an object is expected.")]
    [InlineData("{\"name\":\"A\",\n\"fields\":[{}]}", "(2,11): A field has no \"name\".")]
    [InlineData("{\"name\":\"A\",\n\"fields\":[ {\"name\":\"B\"}]}", "(2,12): The field B has no \"type\".")]
    [InlineData("{\"name\":\"A\",\"fields\":[{\"name\":\"B\",\"type\":\"id\"},\r\n{\"name\":\"b\",\"type\":\"id\"}]}", "(2,1): The field "
        + "b stands here a second time.")]
    [InlineData("""{"name":7,"fields":[]}""", "(1,9): \"name\" is a number; a string is expected.")]
    [InlineData(
        """{"name":"A","createable":"yes","fields":[]}""", "(1,26): \"createable\" of object A is a string; true or false is expected.")]
    [InlineData("""{"name":"A","fields":[{"name":"B","type":"string","length":"80"}]}""", "(1,60): \"length\" of field B of object A is a "
        + "string; a number is expected.")]
    [InlineData("""{"name":"A","fields":[{"name":"B","type":"string","length":80.5}]}""", "(1,60): \"length\" of field B of object A is "
        + "80.5; a whole number from 0 to 2147483647 is expected. Pull the snapshot again.")]
    [InlineData("""{"name":"A","fields":[{"name":"B","type":"string","length":99999999999}]}""", "(1,60): \"length\" of field B of object "
        + "A is 99999999999; a whole number from 0 to 2147483647 is expected. Pull the snapshot again.")]
    [InlineData(
        """{"name":"A","fields":[],"childRelationships":[{"field":"B"}]}""", "(1,47): A child relationship has no \"childSObject\".")]
    [InlineData(
        """{"name":"A","fields":[],"childRelationships":[{"childSObject":"B"}]}""", "(1,47): A child relationship to B has no \"field\".")]
    [InlineData("""{"name":"A","fields":[],"supportedScopes":[{"label":"B"}]}""", "(1,44): A supported scope has no \"name\".")]
    // not JSON
    [InlineData("{'name':\"A\"}", "(1,2): Expected the name of a member, in double quotes, found '''.")]
    [InlineData("""{"name" "A"}""", "(1,9): Expected a colon, found '\"'.")]
    [InlineData("""{"name":"A" "fields":[]}""", "(1,13): Expected a comma, or the end of the object ('}'), found '\"'.")]
    [InlineData("""{"name":"A","fields":[1,]}""", "(1,23): Element 1 of \"fields\" of object A is a number; an object is expected.")]
    [InlineData("""{"name":"A","fields":[],}""", "(1,25): Expected the name of a member, in double quotes, found '}'.")]
    [InlineData("""{"name":"A","fields":[]} x""", "(1,26): Expected the end of the text, found 'x'.")]
    [InlineData("{\"name\":\"A\",\"fields\":[]}\0", "(1,25): Expected the end of the text, found U+0000.")]
    [InlineData("""{"name":"A","fields":[]}{"name":"B","fields":[]}""", "(1,25): Expected the end of the text, found '{'.")]
    [InlineData("""{"name":"A","createable":trve,"fields":[]}""", "(1,26): Expected true, found 't'.")]
    [InlineData("{\"name\":\"A\n\",\"fields\":[]}", "(1,11): A string ends in U+000A instead of a quote; inside of a string JSON writes "
        + "that character as an escape.")]
    [InlineData("""{"name":"A\x","fields":[]}""", "(1,11): '\\x' is not an escape of JSON.")]
    [InlineData("""{"name":"\u00G0","fields":[]}""", "(1,14): Four hexadecimal digits must follow \\u, found 'G'.")]
    [InlineData("{\"name\":\"\\u004\0\",\"fields\":[]}", "(1,15): Four hexadecimal digits must follow \\u, found U+0000.")]
    [InlineData("""{"name":"A","fields":[],"x":"\y"}""", "(1,30): '\\y' is not an escape of JSON.")]
    [InlineData("""{"name":"A","fields":[],"x":[1,{"y":2],3]}""", "(1,38): Expected a comma, or the end of the object ('}'), found ']'.")]
    [InlineData("""{"name":"A","fields":[],"x":[1,,2]}""", "(1,32): Expected a value, found ','.")]
    [InlineData("""{"name":"A","fields":[],"x":{"y"}}""", "(1,33): Expected a colon, found '}'.")]
    [InlineData("""{"name":"A","fields":[],"x":01}""", "(1,30): Expected a comma, or the end of the object ('}'), found '1'.")]
    [InlineData("""{"name":"A","fields":[],"x":-}""", "(1,30): Expected a digit, found '}'.")]
    [InlineData("""{"name":"A","fields":[],"x":1.e5}""", "(1,31): Expected a digit, found 'e'.")]
    [InlineData("""{"name":"A","fields":[],"x":2e+}""", "(1,32): Expected a digit, found '}'.")]
    [InlineData("""{"name":"A","fields":[],"x":+1}""", "(1,29): Expected a value, found '+'.")]
    [InlineData("""{"name":"A","fields":[],"x":NaN}""", "(1,29): Expected a value, found 'N'.")]
    public void The_problem_names_its_place_and_its_cause(string text, string problem)
        => Assert.Equal(problem, Reading.Problem(text).ToString());

    [Fact]
    public void A_describe_that_is_cut_off_anywhere_is_a_problem_at_its_end()
    {
        Reading.Describe(Sample.Describe);
        for (var length = 0; length < Sample.Describe.Length; length++)
        {
            var cut = Sample.Describe[..length];
            var problem = Reading.Problem(cut);
            Assert.Equal(length == 0
                ? "The file is empty."
                : "The text ends here, in the middle of the JSON: the file is cut off. Pull the snapshot again.", problem.Message);
            Assert.Equal(SchemaPosition.Of(cut, length), problem.At);
        }
    }

    [Fact]
    public void A_snapshot_that_is_cut_off_anywhere_is_a_problem()
    {
        var snapshot = SnapshotWriter.Write(Reading.Describe(Sample.Describe)).TrimEnd();
        for (var length = 0; length < snapshot.Length; length++)
            Assert.InRange(Reading.Problem(snapshot[..length]).At.Offset, 0, length);
    }

    [Fact]
    public void A_problem_inside_the_wrapper_of_sf_has_its_place_in_the_file()
        => Assert.Equal("(2,23): A field has no \"name\".", Reading.Problem(
            "{\"status\":0,\"result\":\n{\"name\":\"A\",\"fields\":[{\"type\":\"id\"}]}}").ToString());

    [Fact]
    public void The_place_of_the_name_is_known_for_complaints_about_the_object()
        => Assert.Equal(new SchemaPosition(1, 9, 11), DescribeReader.Read("{\n \"name\": \"A\",\"fields\":[]}").NameAt);
}
