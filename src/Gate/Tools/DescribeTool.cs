using System.Text.Json;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>describe</c>: the fields and relationships of an object, as far as the agent sees them.</summary>
internal sealed class DescribeTool : GateTool
{
    // The names of an object's fields take at most 250 tokens; a token is about 3.5 bytes of such text.
    private const int MostBytes = 860;
    private const int MostValues = 50;

    public override string Name => "describe";

    public override JsonElement OutputSchema => OutputSchemas.Description;

    public override string Description =>
        "Names of an object's fields by type, parents and children. With fields: labels, picklist values, rules.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
        [ToolParameters.Object, new("fields", ParameterKind.Texts) { Most = 50 }];

    public override bool IsGranted(AgentAccess access) => access.View.Objects.Count > 0;

    public override async Task<ToolAnswer> CallAsync(GateCall call, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var name = arguments.Text("object")!;
        if (call.Access.View.Find(name) is not { } describe)
        {
            var nearest = Nearest.Find(name, call.Access.View.Objects.Select(o => o.Name));
            var refusal = new Refusal(
                RefusalCode.NotFound, $"sObject type '{PlainText.Of(name)}' is not supported.{Nearest.Question(nearest)}");
            return await call.RefuseAsync(refusal, $"describe {name}", null, cancellationToken).ConfigureAwait(false);
        }
        if (!arguments.Has("fields"))
            return new ToolAnswer(ToolJson.Object(writer => WriteNames(writer, describe, call.Access)));
        var fields = new List<FieldDescribe>();
        foreach (var field in arguments.Texts("fields"))
        {
            if (describe.FindField(field) is { } found)
                fields.Add(found);
            else
            {
                var nearest = Nearest.Find(field, describe.Fields.Select(f => f.Name));
                var refusal = new Refusal(
                    RefusalCode.NotFound,
                    $"No such column '{PlainText.Of(field)}' on entity '{describe.Name}'.{Nearest.Question(nearest)}");
                return await call.RefuseAsync(refusal, $"describe {name}.{field}", null, cancellationToken).ConfigureAwait(false);
            }
        }
        return new ToolAnswer(ToolJson.Object(writer =>
        {
            writer.WriteStartArray("fields");
            foreach (var field in fields.Distinct())
                WriteField(writer, field, call.Access, describe.Name);
            writer.WriteEndArray();
        }));
    }

    private static void WriteNames(Utf8JsonWriter writer, SObjectDescribe describe, AgentAccess access)
    {
        writer.WriteString("name", describe.Name);
        writer.WriteString("label", PlainText.Of(describe.Label));
        var parents = describe.Fields.Where(f => f.RelationshipName is not null && f.ReferenceTo.Count > 0)
            .Select(f => $"{f.RelationshipName}:{string.Join("|", f.ReferenceTo)}").ToList();
        var children = describe.ChildRelationships.Where(
            r => r.RelationshipName is not null && access.View.Find(r.ChildSObject) is not null)
            .Select(r => $"{r.RelationshipName}:{r.ChildSObject}").ToList();
        var room = MostBytes - 80 - parents.Concat(children).Sum(p => p.Length + 3);
        var listed = new List<FieldDescribe>();
        foreach (var field in describe.Fields.OrderBy(Weight))
        {
            room -= field.Name.Length + 3 + (listed.Exists(f => f.TypeName == field.TypeName) ? 0 : field.TypeName.Length + 5);
            if (room < 0)
                break;
            listed.Add(field);
        }
        writer.WriteStartObject("fields");
        foreach (var type in listed.GroupBy(f => f.TypeName).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            writer.WriteStartArray(type.Key);
            foreach (var field in type)
                writer.WriteStringValue(field.Name);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
        if (listed.Count < describe.Fields.Count)
            writer.WriteNumber("more", describe.Fields.Count - listed.Count);
        WriteTexts(writer, "parents", parents);
        WriteTexts(writer, "children", children);
    }

    // What people work with comes first; the columns that every object has come last.
    private static int Weight(FieldDescribe field) =>
        field.Is(FieldTraits.NameField) || field.Type == FieldType.Id
            ? 0
            : field.Is(FieldTraits.Updateable) || field.Is(FieldTraits.Createable) ? 1 : 2;

    private static void WriteField(Utf8JsonWriter writer, FieldDescribe field, AgentAccess access, string owner)
    {
        writer.WriteStartObject();
        writer.WriteString("name", field.Name);
        writer.WriteString("type", field.TypeName);
        writer.WriteString("label", PlainText.Of(field.Label));
        if (field.Length > 0)
            writer.WriteNumber("length", field.Length);
        if (field.ReferenceTo.Count > 0)
            WriteTexts(writer, "references", field.ReferenceTo);
        if (field.PicklistValues.Count > 0)
        {
            WriteTexts(writer, "values", field.PicklistValues.Where(v => v.Active).Take(MostValues).Select(v => PlainText.Of(v.Value)));
            if (field.PicklistValues.Count > MostValues)
                writer.WriteNumber("more_values", field.PicklistValues.Count - MostValues);
        }
        if (field.IsRequiredOnCreate)
            writer.WriteBoolean("required", true);
        if (!field.CanFilter)
            writer.WriteBoolean("filterable", false);
        if (!field.Is(FieldTraits.Updateable))
            writer.WriteBoolean("updateable", false);
        if (access.IsMasked(owner, field.Name))
            writer.WriteBoolean("masked", true);
        if (field.InlineHelpText is { Length: > 0 } help)
            writer.WriteString("help", PlainText.Of(help));
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string member, IEnumerable<string> texts)
    {
        writer.WriteStartArray(member);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
