using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>update</c>: changes fields of records.</summary>
internal sealed class UpdateTool : WriteTool
{
    public override WriteKind Kind => WriteKind.Update;

    public override string Description => "Changes fields of records.";

    public override bool IsDestructive => true;

    public override bool IsIdempotent => true;

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        ToolParameters.Object, ToolParameters.Records("Id and the fields to change"), ToolParameters.AllOrNone,
        new("unchanged_since", ParameterKind.Text) { Description = "2026-01-31T10:00:00Z: only if nobody changed them since" },
        ToolParameters.Approval,
    ];
}
