using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Ids;

namespace Salesforce.Typed.Core.Conditions;

/// <summary>Writes SOQL text into a buffer on the stack, or a rented one when that is full.</summary>
internal ref struct SoqlWriter
{
    // Limits Quick Reference, SOQL and SOSL Limits.
    private const int LongestString = 4_000;

    private Span<char> _chars;
    private char[]? _rented;
    private int _length;

    public SoqlWriter(Span<char> buffer) => _chars = buffer;

    /// <summary>What a query that is a step of a composite may refer to; null for any other.</summary>
    public References? References { get; init; }

    /// <summary>Whether what is written is the condition of HAVING, which knows aggregates and the keys of groups only.</summary>
    public bool IsHaving { get; set; }

    /// <summary>Writes a word as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(string text)
    {
        if (_chars.Length - _length < text.Length)
            Grow(text.Length);
        text.CopyTo(_chars[_length..]);
        _length += text.Length;
    }

    /// <summary>Writes a character as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(char c)
    {
        if (_chars.Length == _length)
            Grow(1);
        _chars[_length++] = c;
    }

    /// <summary>Writes a number in the invariant form.</summary>
    public void Write<T>(T value)
        where T : struct, ISpanFormattable
    {
        int written;
        while (!value.TryFormat(_chars[_length..], out written, default, CultureInfo.InvariantCulture))
            Grow(64);
        _length += written;
    }

    /// <summary>
    /// Writes a quoted string; nothing in it can end the string (SOQL Reference, Quoted String Escape Sequences).
    /// </summary>
    /// <exception cref="ArgumentException">The text is longer than a string in a statement may be.</exception>
    public void WriteQuoted(string text)
    {
        DemandLength(text.Length);
        Write('\'');
        if (References?.Use(text) == true)
            Write(text);
        else
            WriteEscaped(text);
        Write('\'');
    }

    /// <summary>Complains of a text that is longer than a string in a statement may be.</summary>
    public static void DemandLength(int length)
    {
        if (length > LongestString)
            throw new ArgumentException($"A string in a condition may have {LongestString:N0} characters; this one has {length:N0}.");
    }

    /// <summary>Writes text inside quotes.</summary>
    public void WriteEscaped(string text)
    {
        if (References is null && text.AsSpan().IndexOfAny(NeedsEscape) < 0)
        {
            Write(text);
            return;
        }
        foreach (var c in text)
            WriteEscaped(c);
    }

    /// <summary>Writes text inside the quotes of a LIKE, its wildcards taken literally.</summary>
    public void WriteLikeLiteral(string text)
    {
        if (References is null && text.AsSpan().IndexOfAny(NeedsLikeEscape) < 0)
        {
            Write(text);
            return;
        }
        foreach (var c in text)
        {
            if (c is '%' or '_')
                Write('\\');
            WriteEscaped(c);
        }
    }

    /// <summary>
    /// Writes a pattern inside the quotes of a LIKE: % and _ are wildcards; \%, \_ and \\ are the characters themselves; any other \ stands
    /// for itself.
    /// </summary>
    public void WriteLikePattern(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '%' or '_' or '\\')
            {
                Write('\\');
                Write(text[++i]);
            }
            else
                WriteEscaped(text[i]);
        }
    }

    /// <summary>Writes an id in quotes.</summary>
    public void Write(RawId id)
    {
        if (id.IsReference && References is { } references)
        {
            WriteReference(references.Use(id));
            return;
        }
        if (!id.IsId)
            throw new ArgumentException(id.IsReference ? Salesforce.Typed.Core.Ids.References.Stray : id.IsNone
                ? "An id is needed here; this is the default value, which names no record."
                : $"'{id}' is not the id of a record and cannot be compared in a query.");
        Span<byte> ascii = stackalloc byte[32];
        var length = id.Write(ascii);
        Write('\'');
        for (var i = 0; i < length; i++)
            Write((char)ascii[i]);
        Write('\'');
    }

    /// <summary>The text, after which the writer is used up.</summary>
    public string Finish()
    {
        var text = new string(_chars[.._length]);
        if (_rented is not null)
            ArrayPool<char>.Shared.Return(_rented);
        this = default;
        return text;
    }

    private void WriteReference(string reference)
    {
        Write('\'');
        Write(reference);
        Write('\'');
    }

    private static readonly SearchValues<char> NeedsEscape = SearchValues.Create("'\"\\\n\r\t\b\f\0");
    private static readonly SearchValues<char> NeedsLikeEscape = SearchValues.Create("'\"\\\n\r\t\b\f\0%_");

    private void WriteEscaped(char c)
    {
        switch (c)
        {
            case '\'': Write("\\'"); break;
            case '"': Write("\\\""); break;
            case '\\': Write("\\\\"); break;
            case '\n': Write("\\n"); break;
            case '\r': Write("\\r"); break;
            case '\t': Write("\\t"); break;
            case '\b': Write("\\b"); break;
            // The reference names \f, which Salesforce's own grammar refuses; both take this.
            case '\f': Write("\\u000C"); break;
            case '\0': Write("\\u0000"); break;
            // In a step of a composite, what begins with it could be taken for a reference.
            case '@' when References is not null: Write("\\u0040"); break;
            default: Write(c); break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int needed)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_chars.Length * 2, _length + needed));
        _chars[.._length].CopyTo(larger);
        if (_rented is not null)
            ArrayPool<char>.Shared.Return(_rented);
        _chars = _rented = larger;
    }
}
