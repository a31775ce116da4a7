namespace Salesforce.Typed.Schema;

/// <summary>Where a text comes from: messages about it say what to do there.</summary>
public enum TextOrigin
{
    /// <summary>A file.</summary>
    File,

    /// <summary>The answer of an org.</summary>
    Answer,
}
