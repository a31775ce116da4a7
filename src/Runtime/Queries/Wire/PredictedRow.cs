using System.Buffers;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Core.Values;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>
/// Reads a row that is exactly as its plan predicts: <c>attributes</c> first, then each member in the order of the SELECT list, no white
/// space, no escapes. That is how the org writes nearly every row, and comparing the bytes of a member's name as a whole is quicker than
/// taking JSON apart. Anything else is left to <see cref="RowReader"/>, which also has the words for what is wrong.
/// </summary>
internal static class PredictedRow
{
    private static readonly SearchValues<byte> EndOfPlainText = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(c => (byte)c)]);

    private static ReadOnlySpan<byte> Head => "{\"attributes\":{"u8;

    /// <summary>Whether rows of a plan can be read so.</summary>
    public static bool CanRead(ReadStep[] steps)
    {
        foreach (var step in steps)
        {
            var isPlain = step.Field.Words > 0 || step.Field.Kind.IsString() || step.Field.Kind == FieldKind.Parent;
            if (!isPlain || step.Nested is { IsPredictable: false })
                return false;
        }
        return steps.Length > 0;
    }

    /// <summary>
    /// Reads the row at the start of <paramref name="json"/>, and moves behind it; false, and nothing is moved, where it is not as
    /// predicted.
    /// </summary>
    public static bool TryRead(ref ReadOnlySpan<byte> json, ReadPlan plan, out SObject row)
    {
        row = null!;
        if (!json.StartsWith(Head))
            return false;
        var rest = json[Head.Length..];
        var end = rest.IndexOf((byte)'}');
        if (end < 0)
            return false;
        rest = rest[(end + 1)..];
        var layout = plan.Layout;
        var objects = layout.Objects == 0 ? [] : new object?[layout.Objects];
        var words = layout.Words == 0 ? [] : new ulong[layout.Words];
        foreach (ref readonly var step in plan.Steps.AsSpan())
        {
            if (!rest.StartsWith(step.Prefix))
                return false;
            rest = rest[step.Prefix.Length..];
            if (!TryReadValue(ref rest, step, objects, words))
                return false;
        }
        if (rest.IsEmpty || rest[0] != '}')
            return false;
        json = rest[1..];
        row = layout.Info.Make(RecordOrigin.FromOrg);
        row.Load(layout, objects, words);
        return true;
    }

    private static bool TryReadValue(ref ReadOnlySpan<byte> rest, in ReadStep step, object?[] objects, ulong[] words)
    {
        if (rest.StartsWith("null"u8))
        {
            rest = rest[4..];
            return true;
        }
        ReadOnlySpan<byte> text;
        switch (step.Field.Kind)
        {
            case FieldKind.Text or FieldKind.Picklist:
                if (!TryTakeText(ref rest, out text) || !step.Field.KnownTexts!.TryGet(text, out var known))
                    return false;
                objects[step.Slot] = known;
                return true;
            case FieldKind.Id:
                if (!TryTakeText(ref rest, out text) || !RawId.TryRead(text, out var id))
                    return false;
                RowValues.Pack(id, words.AsSpan(step.Slot, 2));
                return true;
            case FieldKind.Decimal:
                return TryTakeNumber(ref rest, out text) && WireNumbers.TryReadDecimal(text, words.AsSpan(step.Slot, 2));
            case FieldKind.Int:
                if (!TryTakeNumber(ref rest, out text) || !WireNumbers.TryReadLong(text, out var whole)
                    || whole is < int.MinValue or > int.MaxValue)
                    return false;
                words[step.Slot] = RowValues.Pack((int)whole);
                return true;
            case FieldKind.Long:
                if (!TryTakeNumber(ref rest, out text) || !WireNumbers.TryReadLong(text, out var large))
                    return false;
                RowValues.Pack(large, words.AsSpan(step.Slot, 2));
                return true;
            case FieldKind.Double:
                if (!TryTakeNumber(ref rest, out text) || !WireNumbers.TryReadDouble(text, out var coordinate))
                    return false;
                words[step.Slot] = RowValues.Pack(coordinate);
                return true;
            case FieldKind.Boolean:
                return TryTakeFlag(ref rest, out words[step.Slot]);
            case FieldKind.Date:
                if (!TryTakeText(ref rest, out text) || !WireDates.TryReadDate(text, out var date))
                    return false;
                words[step.Slot] = RowValues.Pack(date);
                return true;
            case FieldKind.DateTime:
                if (!TryTakeText(ref rest, out text) || !WireDates.TryReadDateTime(text, out var instant))
                    return false;
                words[step.Slot] = RowValues.Pack(instant);
                return true;
            case FieldKind.Time:
                if (!TryTakeText(ref rest, out text) || !WireDates.TryReadTime(text, out var time))
                    return false;
                words[step.Slot] = RowValues.Pack(time);
                return true;
            case FieldKind.Parent:
                if (!TryRead(ref rest, step.Nested!, out var parent))
                    return false;
                objects[step.Slot] = parent;
                return true;
            default:
                return false;
        }
    }

    // A string without escapes; the bytes between its quotes.
    private static bool TryTakeText(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (rest.IsEmpty || rest[0] != '"')
            return false;
        var end = rest[1..].IndexOfAny(EndOfPlainText) + 1;
        if (end == 0 || rest[end] != '"')
            return false;
        text = rest[1..end];
        rest = rest[(end + 1)..];
        return true;
    }

    // A number as JSON allows it, up to the comma or brace behind it.
    private static bool TryTakeNumber(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> number)
    {
        number = default;
        var end = 0;
        while (end < rest.Length && rest[end] is not ((byte)',' or (byte)'}'))
            end++;
        if (end == 0 || end == rest.Length || !char.IsAsciiDigit((char)rest[end - 1]))
            return false;
        var digits = rest[0] == '-' ? rest[1..end] : rest[..end];
        if (!char.IsAsciiDigit((char)digits[0]) || (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit((char)digits[1])))
            return false;
        number = rest[..end];
        rest = rest[end..];
        return true;
    }

    private static bool TryTakeFlag(ref ReadOnlySpan<byte> rest, out ulong word)
    {
        var isTrue = rest.StartsWith("true"u8);
        word = RowValues.Pack(isTrue);
        if (!isTrue && !rest.StartsWith("false"u8))
            return false;
        rest = rest[(isTrue ? 4 : 5)..];
        return true;
    }
}
