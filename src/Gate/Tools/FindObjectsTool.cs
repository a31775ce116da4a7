using System.Text.Json;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Policy.Decisions;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>find_objects</c>: the objects that the agent may use.</summary>
internal sealed class FindObjectsTool : GateTool
{
    public override string Name => "find_objects";

    public override JsonElement OutputSchema => OutputSchemas.FoundObjects;

    public override string Description => "Lists the objects you may use, with your access.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
        [new("text", ParameterKind.Text) { Description = "part of the name or label" }];

    public override bool IsGranted(AgentAccess access) => access.View.Objects.Count > 0;

    public override Task<ToolAnswer> CallAsync(GateCall call, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var text = arguments.Text("text") ?? "";
        var objects = call.Access.View.Objects
            .Where(o => o.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
                || o.Label.Contains(text, StringComparison.OrdinalIgnoreCase)).ToList();
        return Task.FromResult(new ToolAnswer(ToolJson.Object(writer =>
        {
            writer.WriteStartArray("objects");
            foreach (var found in objects)
            {
                writer.WriteStartObject();
                writer.WriteString("name", found.Name);
                writer.WriteString("label", PlainText.Of(found.Label));
                writer.WriteString("access", call.Access.Agent.GrantOf(found.Name)!.Access.ToString().ToLowerInvariant());
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        })));
    }
}
