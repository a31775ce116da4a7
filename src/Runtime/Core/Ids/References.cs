using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Core.Ids;

/// <summary>
/// What one step of a unit of work refers to: earlier steps of the same unit, whose results it takes. The platform reads <c>@{...}</c>
/// wherever it stands and has no way to say it literally, so text of a user that looks like a reference is refused.
/// </summary>
/// <param name="unit">The number of the unit.</param>
internal sealed class References(int unit)
{
    /// <summary>What is said of a reference outside of the unit that handed it out.</summary>
    public const string Stray =
        "This represents a record that a unit of work is yet to bring, and means something in the steps of that unit alone. Once the unit "
            + "is sent, its step has the id itself.";

    private readonly SortedSet<int> _steps = [];

    /// <summary>The steps that are referred to.</summary>
    public int[] Steps => [.. _steps];

    /// <summary>An id as it travels; a reference is noted.</summary>
    /// <exception cref="ArgumentException">It refers to a step of another unit.</exception>
    public string Use(RawId id)
    {
        if (id.IsReference)
            Note(StepReference.Of(id));
        return id.ToString();
    }

    /// <summary>Whether a text is a reference, which is noted then.</summary>
    /// <exception cref="ArgumentException">It refers to a step of another unit.</exception>
    public bool Use(string text)
    {
        if (!ReferenceTexts.TryFind(text, out var reference))
            return false;
        Note(reference);
        return true;
    }

    /// <summary>Refuses a value that refers to what is not known, and notes one that refers to what is.</summary>
    /// <param name="record">The record.</param>
    /// <param name="field">One of its fields.</param>
    /// <param name="references">What may be referred to; null where nothing may.</param>
    /// <exception cref="ArgumentException">It refers to a step of another unit, or looks as if it did.</exception>
    public static void Check(SObject record, FieldInfo field, References? references)
    {
        var slot = record.Layout.SlotOf(field.Index);
        if (field.Kind == FieldKind.Id)
        {
            Check(RowValues.UnpackId(record.Words.AsSpan(slot, 2)), field, references);
            return;
        }
        switch (field.Words == 0 ? record.Objects[slot] : null)
        {
            case string text:
                Check(text, field, references);
                break;
            case string[] values:
                foreach (var value in values)
                    Check(value, field, references);
                break;
            case RawJson json:
                Check(json.Json, field, references);
                break;
            case SObject { IsKeyed: true } parent:
                foreach (var key in parent.Layout.Fields.Where(parent.IsChanged))
                    Check(parent, key, references);
                break;
        }
    }

    private static void Check(RawId id, FieldInfo field, References? references)
    {
        if (!id.IsReference)
            return;
        if (references is null)
            throw new ArgumentException($"{field}: {Stray}", "record");
        _ = references.Use(id);
    }

    private static void Check(string text, FieldInfo field, References? references)
    {
        if (!text.Contains("@{", StringComparison.Ordinal))
            return;
        if (references is not null)
        {
            if (!references.Use(text))
                throw new ArgumentException($"The text of {field} has '@{{' in it, which a composite takes for a reference to one of its "
                    + $"steps, and there is no way to say it literally. Send this record on its own.", "record");
        }
        else if (ReferenceTexts.TryFind(text, out _))
            throw new ArgumentException($"{field}: {Stray}", "record");
    }

    private void Note(StepReference reference)
    {
        if (reference.Unit != unit)
            throw new ArgumentException("This refers to a step of another unit of work. " + Stray);
        _steps.Add(reference.Step);
    }
}
