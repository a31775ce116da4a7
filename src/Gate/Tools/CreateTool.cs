using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>create</c>: creates records.</summary>
internal sealed class CreateTool : WriteTool
{
    public override WriteKind Kind => WriteKind.Create;

    public override string Description => "Creates records.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
        [ToolParameters.Object, ToolParameters.Records("field: value"), ToolParameters.AllOrNone, ToolParameters.Approval];
}
