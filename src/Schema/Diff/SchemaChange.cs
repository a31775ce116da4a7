namespace Salesforce.Typed.Schema.Diff;

/// <summary>One difference between two schemas.</summary>
/// <param name="Weight">What it means for code.</param>
/// <param name="Object">The object's API name.</param>
/// <param name="Field">The field, or the child relationship; null where the object as a whole changed.</param>
/// <param name="Value">The picklist's value, where one changed.</param>
/// <param name="Text">What changed, as the end of a sentence that begins with the place.</param>
public sealed record SchemaChange(ChangeWeight Weight, string Object, string? Field, string? Value, string Text)
{
    /// <summary>Where: <c>Account</c>, <c>Account.Phone</c>, <c>Account.Industry 'Energy'</c>.</summary>
    public string Place => Object + (Field is null ? "" : "." + Field) + (Value is null ? "" : $" '{Value}'");

    /// <summary>The change as a sentence without its full stop.</summary>
    public override string ToString() => $"{Place} {Text}";
}
