using System.ComponentModel;

namespace Salesforce.Typed.Fields;

/// <summary>What date functions can be asked of: a date, an instant, or an instant in the user's time zone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDated
{
    /// <summary>How SOQL names it inside a date function.</summary>
    string DatePath { get; }
}

/// <summary>An instant: it has an hour in addition to its day.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IInstant : IDated;
