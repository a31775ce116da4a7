using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>delete</c>: deletes records.</summary>
internal sealed class DeleteTool : WriteTool
{
    public override WriteKind Kind => WriteKind.Delete;

    public override string Description => "Deletes records.";

    public override bool IsDestructive => true;

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
        [ToolParameters.Object, ToolParameters.Ids, ToolParameters.AllOrNone, ToolParameters.Approval];
}
