using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>upsert</c>: creates records, or changes those whose key exists.</summary>
internal sealed class UpsertTool : WriteTool
{
    public override WriteKind Kind => WriteKind.Upsert;

    public override string Description => "Creates records, or changes those whose key exists.";

    public override bool IsDestructive => true;

    public override bool IsIdempotent => true;

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        ToolParameters.Object, new("key", ParameterKind.Text, IsRequired: true) { Description = "external id field" },
        ToolParameters.Records("the key and other fields"),
        ToolParameters.AllOrNone, ToolParameters.Approval,
    ];
}
