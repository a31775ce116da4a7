using System.ComponentModel;

namespace Salesforce.Typed.CompilerServices;

/// <summary>The aggregates that a Select over groups uses, worked out when the code was built. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GroupSelection
{
    /// <summary>These aggregates, as SOQL writes them, in the order of first use.</summary>
    public GroupSelection(params string[] aggregates)
    {
        ArgumentNullException.ThrowIfNull(aggregates);
        Aggregates = aggregates;
    }

    internal string[] Aggregates { get; }
}
