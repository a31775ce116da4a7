using Salesforce.Typed.Policy.Filters;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Policy.Views;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Policy.Files;

/// <summary>Reads what an agent may do with one object.</summary>
internal static class ObjectGrantReader
{
    private static readonly string[] Known = ["access", "hide", "show", "mask", "set", "rows", "maxRows", "confirm"];

    public static ObjectGrant Read(SObjectDescribe describe, JsonNode node, OrgSchema schema, PolicyProblems problems)
    {
        var grant = new ObjectGrant(describe.Name, ObjectAccess.Off);
        var members = problems.Members(node, describe.Name, Known);
        foreach (var (name, value) in members)
        {
            grant = name.Text switch
            {
                "access" => grant with { Access = problems.Choice<ObjectAccess>(value, "access") },
                "hide" => grant with { Hide = problems.Fields(value, "hide", describe) },
                "show" => grant with { Show = problems.Fields(value, "show", describe) },
                "mask" => grant with { Mask = problems.Fields(value, "mask", describe) },
                "set" => grant with { Set = problems.Fields(value, "set", describe) },
                "rows" => grant with { Rows = ReadRows(describe, value, schema, problems) },
                "maxRows" => grant with { MaxRows = problems.WholeNumber(value, "maxRows", least: 1) },
                _ => grant with { Confirm = ReadKinds(value, problems) },
            };
        }
        if (members.TrueForAll(m => m.Name.Text != "access"))
            problems.Add(node, $"{describe.Name} has no 'access': write off, read, edit or full.");
        foreach (var (name, _) in members)
            CheckTogether(describe, grant, name, problems);
        return grant;
    }

    private static string? ReadRows(SObjectDescribe describe, JsonNode node, OrgSchema schema, PolicyProblems problems)
    {
        if (problems.Text(node, "rows") is not { } text)
            return null;
        if (RowFilter.Parse(describe.Name, text, schema, out var problem) is null)
            problems.Add(node, $"The filter of {describe.Name} cannot be used: {problem}");
        return text;
    }

    private static WriteKinds ReadKinds(JsonNode node, PolicyProblems problems) => problems.Items(node, "confirm")
        .Aggregate(WriteKinds.None, (kinds, item) => kinds | (WriteKinds)(1 << (int)problems.Choice<WriteKind>(item, "confirm")));

    // What each member says alone is right; together they may contradict each other.
    private static void CheckTogether(SObjectDescribe describe, ObjectGrant grant, JsonNode name, PolicyProblems problems)
    {
        switch (name.Text)
        {
            case "show" when grant.Hide.Count > 0:
                problems.Add(name, "'show' names the only fields that exist, so 'hide' has nothing to add. Keep one of them.");
                break;
            case "hide" or "mask" when (name.Text == "hide" ? grant.Hide : grant.Mask).Contains("Id"):
                problems.Add(name, "The Id of a record is always visible.");
                break;
            case "mask":
                Report(problems, name, describe, grant.Mask.Where(
                    f => !FieldVisibility.IsVisible(describe, grant, f)), "is masked and hidden: keep one of them.");
                break;
            case "set":
                Report(problems, name, describe, grant.Set!.Value.Where(
                    f => !FieldVisibility.IsVisible(describe, grant, f)), "is hidden, so it cannot be written.");
                Report(problems, name, describe, grant.Set!.Value.Where(
                    f => !IsWritable(describe.FindField(f)!)), "can be neither created nor updated.");
                break;
            case "confirm" or "set" when grant.Access is ObjectAccess.Off or ObjectAccess.Read:
                problems.Add(name, $"'{name.Text}' is about writes, and the access is "
                    + $"{grant.Access.ToString().ToLowerInvariant()}.", isWarning: true);
                break;
        }
    }

    private static bool IsWritable(FieldDescribe field) => field.Is(FieldTraits.Createable) || field.Is(FieldTraits.Updateable);

    private static void Report(PolicyProblems problems, JsonNode name, SObjectDescribe describe, IEnumerable<string> fields, string what)
    {
        foreach (var field in fields)
            problems.Add(name, $"{describe.Name}.{field} {what}");
    }
}
