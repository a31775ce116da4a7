namespace Salesforce.Typed.Testing.Data.Seeds;

/// <summary>The records that seeds named, in whatever file: <c>"@Ref"</c> as a value is the id of the record with that reference.</summary>
internal sealed class SeedReferences
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>The reference that a value is; null for any other.</summary>
    public static string? Of(string? value) => value is ['@', _, ..] && !value.StartsWith("@{", StringComparison.Ordinal) ? value[1..] : null;

    public void Add(string reference, string id) => _ids[reference] = id;

    /// <summary>The id of the record with that reference.</summary>
    /// <exception cref="InvalidDataException">No record before has it.</exception>
    public string Find(string reference, string place) => _ids.GetValueOrDefault(reference)
        ?? throw new InvalidDataException($"{place}: no record before has the referenceId '{reference}'.");
}
