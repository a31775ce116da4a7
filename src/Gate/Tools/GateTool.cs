using System.Text.Json;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Policy.Decisions;

namespace Salesforce.Typed.Gate.Tools;

/// <summary>A tool that agents call.</summary>
internal abstract class GateTool
{
    /// <summary>The name.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, for a model: every word costs tokens in each conversation.</summary>
    public abstract string Description { get; }

    /// <summary>The parameters.</summary>
    public abstract IReadOnlyList<ToolParameter> Parameters { get; }

    /// <summary>The schema of the structured answer.</summary>
    public abstract JsonElement OutputSchema { get; }

    /// <summary>The name for people.</summary>
    public string Title => char.ToUpperInvariant(Name[0]) + Name[1..].Replace('_', ' ');

    /// <summary>Whether it changes nothing.</summary>
    public virtual bool IsReadOnly => true;

    /// <summary>Whether it may remove or replace what is there.</summary>
    public virtual bool IsDestructive => false;

    /// <summary>Whether the second of two equal calls changes nothing more.</summary>
    public virtual bool IsIdempotent => IsReadOnly;

    /// <summary>Whether an equal call within a short time may be answered from the first one.</summary>
    public virtual bool IsRepeatable => IsReadOnly;

    /// <summary>The schema of the arguments.</summary>
    public JsonElement InputSchema => ToolJson.Object(writer =>
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var parameter in Parameters)
            parameter.WriteSchema(writer);
        writer.WriteEndObject();
        if (Parameters.Any(p => p.IsRequired))
        {
            writer.WriteStartArray("required");
            foreach (var parameter in Parameters.Where(p => p.IsRequired))
                writer.WriteStringValue(parameter.Name);
            writer.WriteEndArray();
        }
        writer.WriteBoolean("additionalProperties", false);
    });

    /// <summary>Whether some grant allows it, so that it is listed.</summary>
    public abstract bool IsGranted(AgentAccess access);

    /// <summary>Carries out a call.</summary>
    /// <exception cref="Audit.Stores.AuditStoreException">The store cannot be used: nothing was done that is not on record.</exception>
    public abstract Task<ToolAnswer> CallAsync(GateCall call, ToolArguments arguments, CancellationToken cancellationToken);
}
