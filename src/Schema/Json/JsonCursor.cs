using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Schema.Json;

/// <summary>
/// Walks a JSON text forwards. Schema loads into the compiler, where a dependency on a JSON library breaks hosts, so it has its own; it
/// keeps nothing of what is skipped, and every complaint names a position.
/// </summary>
/// <remarks>
/// Objects and arrays are read as <c>if (cursor.EnterObject()) do { switch (cursor.ReadKey(keys)) … } while (cursor.NextMember());</c>.
/// </remarks>
internal sealed class JsonCursor(string text)
{
    private int _at;

    /// <summary>The character that is read next.</summary>
    public int Position => _at;

    /// <summary>The first character of the next token, or the end of the text.</summary>
    public char Peek()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n' or '\uFEFF')
            _at++;
        return _at < text.Length ? text[_at] : '\0';
    }

    /// <summary>Enters an object; false when it is empty, and then it is already left.</summary>
    public bool EnterObject() => Enter('{', '}', "an object");

    /// <summary>Enters an array; false when it is empty, and then it is already left.</summary>
    public bool EnterArray() => Enter('[', ']', "an array");

    /// <summary>Enters an array that may be written as null.</summary>
    public bool EnterArrayOrNull() => !TryReadNull() && EnterArray();

    /// <summary>After a member: true when another follows, false when the object ended here.</summary>
    public bool NextMember() => Next('}', "the object");

    /// <summary>After an element: true when another follows, false when the array ended here.</summary>
    public bool NextElement() => Next(']', "the array");

    /// <summary>Reads a member's name and its colon; the number it has in <paramref name="keys"/>, or -1.</summary>
    public int ReadKey(JsonKeys keys)
    {
        if (Peek() != '"')
            throw Unexpected("the name of a member, in double quotes");
        var start = _at + 1;
        var end = EndOfPlainString(start);
        int key;
        if (end >= 0)
        {
            key = keys.Find(text, start, end - start);
            _at = end + 1;
        }
        else
        {
            var name = ReadString();
            key = keys.Find(name, 0, name.Length);
        }
        if (Peek() != ':')
            throw Unexpected("a colon");
        _at++;
        return key;
    }

    /// <summary>Reads a string.</summary>
    public string ReadString()
    {
        if (Peek() != '"')
            throw Unexpected("a string");
        var start = _at + 1;
        var end = EndOfPlainString(start);
        if (end >= 0)
        {
            _at = end + 1;
            return text.Substring(start, end - start);
        }
        return ReadEscapedString(start);
    }

    /// <summary>Reads a string or null.</summary>
    public string? ReadStringOrNull() => TryReadNull() ? null : ReadString();

    /// <summary>Reads true, false or null, which counts as false.</summary>
    public bool ReadBoolean()
    {
        switch (Peek())
        {
            case 't':
                Word("true");
                return true;
            case 'f':
                Word("false");
                return false;
            case 'n':
                Word("null");
                return false;
            default:
                throw Unexpected("true or false");
        }
    }

    /// <summary>Reads a whole number; null counts as zero.</summary>
    public int ReadInt()
    {
        if (TryReadNull())
            return 0;
        var number = ReadNumber();
        return int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonCursorException($"'{number}' is not a whole number of 32 bits.", _at - number.Length);
    }

    /// <summary>Reads a string, number, true or false as text; null as null.</summary>
    public string? ReadScalar() => Peek() switch
    {
        '"' => ReadString(),
        'n' => ReadStringOrNull(),
        't' or 'f' => ReadBoolean() ? "true" : "false",
        _ => ReadNumber(),
    };

    /// <summary>Passes over a value of any kind and depth.</summary>
    public void Skip()
    {
        var depth = 0;
        do
        {
            switch (Peek())
            {
                case '{' or '[':
                    depth++;
                    _at++;
                    break;
                case '}' or ']' when depth > 0:
                    depth--;
                    _at++;
                    break;
                case ',' or ':' when depth > 0:
                    _at++;
                    break;
                case '"':
                    SkipString();
                    break;
                case 't':
                    Word("true");
                    break;
                case 'f':
                    Word("false");
                    break;
                case 'n':
                    Word("null");
                    break;
                case '\0':
                    throw CutOff();
                default:
                    ReadNumber();
                    break;
            }
        }
        while (depth > 0);
    }

    /// <summary>Demands that nothing but white space is left.</summary>
    public void End()
    {
        if (Peek() != '\0' || _at < text.Length)
            throw Unexpected("the end of the text");
    }

    private bool Enter(char open, char close, string what)
    {
        if (Peek() != open)
            throw Unexpected(what);
        _at++;
        if (Peek() != close)
            return true;
        _at++;
        return false;
    }

    private bool Next(char close, string what)
    {
        var next = Peek();
        if (next != ',' && next != close)
            throw Unexpected($"a comma, or the end of {what} ('{close}')");
        _at++;
        return next == ',';
    }

    private bool TryReadNull()
    {
        if (Peek() != 'n')
            return false;
        Word("null");
        return true;
    }

    private void Word(string word)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
            throw _at + word.Length > text.Length ? CutOff() : Unexpected(word);
        _at += word.Length;
    }

    private string ReadNumber()
    {
        var start = _at;
        while (_at < text.Length && text[_at] is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E')
            _at++;
        return _at > start ? text.Substring(start, _at - start) : throw Unexpected("a value");
    }

    // The closing quote of a string without escapes; -1 when it has some and must be decoded.
    private int EndOfPlainString(int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '"')
                return i;
            if (text[i] == '\\')
                return -1;
        }
        throw CutOff();
    }

    private void SkipString()
    {
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] == '\\')
                _at++;
            else if (text[_at] == '"')
            {
                _at++;
                return;
            }
        }
        throw CutOff();
    }

    private string ReadEscapedString(int start)
    {
        var value = new StringBuilder();
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    _at = i + 1;
                    return value.ToString();
                case '\\' when i + 1 < text.Length:
                    value.Append(Unescape(ref i));
                    break;
                default:
                    value.Append(text[i]);
                    break;
            }
        }
        throw CutOff();
    }

    private char Unescape(ref int backslash)
    {
        var escape = text[++backslash];
        switch (escape)
        {
            case '"' or '\\' or '/':
                return escape;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when backslash + 4 < text.Length:
                var digits = text.Substring(backslash + 1, 4);
                if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                    throw new JsonCursorException($"'\\u{digits}' is not a character: four hexadecimal digits must follow \\u.", backslash - 1);
                backslash += 4;
                return (char)code;
            case 'u':
                throw CutOff();
            default:
                throw new JsonCursorException($"'\\{escape}' is not an escape of JSON.", backslash - 1);
        }
    }

    private JsonCursorException Unexpected(string expected)
    {
        if (_at >= text.Length)
            return CutOff();
        var found = text[_at] is >= ' ' and < '\u007f' ? $"'{text[_at]}'" : $"U+{(int)text[_at]:X4}";
        return new JsonCursorException($"Expected {expected}, found {found}.", _at);
    }

    private JsonCursorException CutOff() => new("The text ends here, in the middle of the JSON: the file is cut off. Write it anew.", text.Length);
}
