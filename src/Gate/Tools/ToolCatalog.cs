using Salesforce.Typed.Policy.Decisions;

namespace Salesforce.Typed.Gate.Tools;

/// <summary>The tools of the gate.</summary>
internal static class ToolCatalog
{
    public static IReadOnlyList<GateTool> All { get; } =
    [
        new FindObjectsTool(), new DescribeTool(), new QueryTool(), new SearchTool(), new GetTool(), new CreateTool(), new UpdateTool(),
        new UpsertTool(),
        new DeleteTool(), new ChangesTool(), new RunStepsTool(), new StatusTool(),
    ];

    /// <summary>The tools that an agent may call.</summary>
    public static IEnumerable<GateTool> Granted(AgentAccess access) => All.Where(t => t.IsGranted(access));

    /// <summary>A tool that an agent may call; null where it may not, or there is none.</summary>
    public static GateTool? Find(AgentAccess access, string name) => Granted(access).FirstOrDefault(t => t.Name == name);
}
