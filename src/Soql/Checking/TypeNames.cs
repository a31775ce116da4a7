using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>Types in words.</summary>
internal static class TypeNames
{
    public static string Of(FieldType type) => type.Info() switch
    {
        { Family: ValueFamily.Text or ValueFamily.TextSet } => "string",
        { Family: ValueFamily.Id } => "id",
        { Family: ValueFamily.DateTime } => "dateTime",
        { Type: FieldType.Location } => "geolocation",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>The same with its article.</summary>
    public static string With(FieldType type) => (Of(type)[0] is 'a' or 'e' or 'i' or 'o' ? "an " : "a ") + Of(type);
}
