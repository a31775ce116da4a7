namespace Salesforce.Typed.Tests;

/// <summary>SFT1027: parts of records that are in another assembly than the record.</summary>
public class RecordPartTests
{
    [Theory]
    [InlineData("namespace Acme.Crm; public partial record {|SFT1027:Account|} { public string Greeting() => \"Dear\"; }")]
    [InlineData("namespace Acme.Crm { partial record {|SFT1027:Account|}; partial record {|SFT1027:Account|} { } }")]
    [InlineData("namespace Acme.Crm; internal sealed partial record class {|SFT1027:Contact|};")]
    public async Task A_part_of_a_record_of_another_assembly_is_reported(string code) => await Code.Of(code).ReportsAsync();

    [Fact]
    public async Task The_message_names_the_record_and_its_assembly_and_what_to_write() =>
        await Code.Of("namespace Acme.Crm; partial record {|SFT1027:Account|};").ReportsAsync(
            "Write an extension member in a static class: extension(Account record)");

    [Theory]
    [InlineData("namespace Acme.App; public partial record Account;")]
    [InlineData("namespace Acme.Crm; public partial record Greeting;")]
    [InlineData("namespace Acme.Crm; public record Account(string Name);")]
    [InlineData("namespace Acme.Crm; public static class Box { public partial record Account; }")]
    [InlineData("namespace Acme.Crm; public partial record Account<T>;")]
    [InlineData("public partial record Account;")]
    public async Task Other_records_are_not_reported(string code) => await Code.Of(code).ReportsAsync();

    [Fact]
    public async Task A_part_in_the_project_of_the_models_is_not_reported() =>
        await (Code.Of("namespace Acme.Crm; public partial record Account { public string Greeting() => \"Dear \" + Name; }") with
        {
            HasOwnModels = true
        }).ReportsAsync();
}
