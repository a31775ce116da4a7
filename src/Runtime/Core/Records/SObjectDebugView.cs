using System.Diagnostics;

namespace Salesforce.Typed.Core.Records;

/// <summary>Shows a debugger the fields that a record holds, instead of all its properties, most of which would throw.</summary>
internal sealed class SObjectDebugView(SObject record)
{
    /// <summary>The fields.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public KeyValuePair<string, object?>[] Fields => [.. record.Layout.Fields.Select(f => KeyValuePair.Create(f.Name, record.ValueOf(f)))];
}
