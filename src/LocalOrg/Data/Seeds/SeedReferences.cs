using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Data.Seeds;

/// <summary>
/// The records that seeds named, in whatever file: <c>"@Ref"</c> as the value of a reference field is the id of the record with that
/// reference. In any other field it is a text.
/// </summary>
internal sealed class SeedReferences
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>
    /// The reference that the value of a field is; null where the field is not a reference field, or the value is another.
    /// </summary>
    public static string? Of(FieldModel? field, string? value) => field?.Describe.Type == FieldType.Reference ? Of(value) : null;

    public void Add(string reference, string id) => _ids[reference] = id;

    /// <summary>The id of the record with that reference.</summary>
    /// <exception cref="InvalidDataException">No record before has it.</exception>
    public string Find(string reference, string place) => _ids.GetValueOrDefault(reference)
        ?? throw new InvalidDataException($"{place}: no record before has the referenceId '{reference}'.");

    private static string? Of(string? value) =>
        value is ['@', _, ..] && !value.StartsWith("@{", StringComparison.Ordinal) ? value[1..] : null;
}
