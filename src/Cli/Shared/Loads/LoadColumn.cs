namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>A column of a file, and the field that it is for.</summary>
/// <param name="Kind">What it is for.</param>
internal sealed record LoadColumn(LoadColumnKind Kind)
{
    /// <summary>The field whose values the cells have; that of the parent, where they name one.</summary>
    public FieldInfo? Field { get; init; }

    /// <summary>The relationship to the parent; null for a field of the record itself.</summary>
    public FieldInfo? Relationship { get; init; }

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>The place of the field of the record that it sets: for a parent that of the reference.</summary>
    public int Target => Relationship is { } parent ? parent.ForeignKey : Field?.Index ?? -1;

    /// <summary>Reads a cell of it.</summary>
    /// <inheritdoc cref="CellValue.TryRead"/>
    public string? TryRead(string? text, out object? value) =>
        // A parent is cleared by its reference.
        CellValue.TryRead(text is null && Relationship is { } parent ? parent.Owner.Fields[parent.ForeignKey] : Field!, text, out value);

    /// <summary>A column that cannot be loaded.</summary>
    public static LoadColumn Wrong(string problem) => new(LoadColumnKind.Wrong) { Problem = problem };
}
