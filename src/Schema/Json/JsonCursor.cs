using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Salesforce.Typed.Schema.Json;

/// <summary>
/// Walks a JSON text forwards. Schema loads into the compiler, where a dependency on a JSON library breaks hosts, so it has its own; it
/// keeps nothing of what is skipped, but checks it like the rest, and every complaint names a position.
/// </summary>
/// <remarks>
/// Objects are read as <c>if (cursor.EnterObject()) do { switch (cursor.ReadKey(keys)) … } while (cursor.NextMember());</c>, arrays with
/// <see cref="ReadList{T}"/>.
/// </remarks>
internal sealed class JsonCursor(string text, TextOrigin origin = TextOrigin.File)
{
    // What Skip has entered and not left: true for an object, false for an array. A list and not recursion, because the depth of a hostile
    // text must not become the depth of the stack.
    private readonly List<bool> _skipped = [];
    private int _at = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;

    /// <summary>The character that is read next.</summary>
    public int Position => _at;

    /// <summary>Where the text comes from.</summary>
    public TextOrigin Origin => origin;

    /// <summary>What is wrong with parts of the text that readers leave out.</summary>
    public PartProblems Problems { get; } = new();

    /// <summary>The first character of the next token, or NUL at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public char Peek()
    {
        var at = _at;
        return at < text.Length && text[at] > ' ' ? text[at] : PeekPastSpace();
    }

    /// <summary>The place of the next token.</summary>
    public int PeekPosition()
    {
        Peek();
        return _at;
    }

    /// <summary>Enters an object; false when it is empty, and then it is already left.</summary>
    public bool EnterObject() => Enter('{', '}', "an object");

    /// <summary>After a member: true when another follows, false when the object ended here.</summary>
    public bool NextMember() => Next('}', "the object");

    /// <summary>Reads an array element by element; null counts as an empty one.</summary>
    public List<T> ReadList<T>(Func<JsonCursor, T> element)
    {
        var list = new List<T>();
        if (TryReadNull() || !EnterArray())
            return list;
        do
            list.Add(element(this));
        while (NextElement());
        return list;
    }

    /// <summary>
    /// Reads an array whose elements are read or left out one by one: those that are null, those for which <paramref name="element"/>
    /// returns null because it reported a problem, and those after the first <paramref name="most"/>.
    /// </summary>
    public EquatableArray<T> ReadParts<T>(string what, int most, Func<JsonCursor, T?> element)
        where T : class, IEquatable<T>
    {
        var list = new List<T>();
        if (TryReadNull() || !EnterArray())
            return default;
        do
        {
            var start = PeekPosition();
            if (list.Count == most)
            {
                Problems.AddOnce($"There are more than {most} entries of this kind ({what}). Those from here on are left out.", start);
                Skip();
            }
            else if (TryReadNull())
                Problems.Add($"null stands where {what} is expected. It is left out.", start);
            else if (element(this) is { } part)
                list.Add(part);
        }
        while (NextElement());
        return new EquatableArray<T>(list);
    }

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
        PassColon();
        return key;
    }

    /// <summary>Reads a string.</summary>
    public string ReadString()
    {
        if (Peek() != '"')
            throw WrongValue("a string");
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
                PassWord("true");
                return true;
            case 'f':
                PassWord("false");
                return false;
            case 'n':
                PassWord("null");
                return false;
            default:
                throw WrongValue("true or false");
        }
    }

    /// <summary>Reads a name that generated code may hold; null for null, and for one that is not a name, which is reported.</summary>
    public string? ReadName(string what) => ReadName(what, out _);

    /// <summary>Reads a name that generated code may hold; null for null, and for one that is not a name, which is reported.</summary>
    public string? ReadName(string what, out bool isRefused)
    {
        var start = PeekPosition();
        var name = ReadStringOrNull();
        isRefused = name is not null && !ApiName.IsValid(name);
        if (!isRefused)
            return name;
        Problems.Add($"{VisibleText.Quote(name!)} cannot be the name of {what} and is left out: a name has "
            + $"{ApiName.Rule}.{origin.PullAgain}", start);
        return null;
    }

    /// <summary>Reads a whole number; null counts as zero.</summary>
    public int ReadInt()
    {
        if (TryReadNull())
            return 0;
        var start = PeekPosition();
        var number = ReadNumber();
        return int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonCursorException(PartProblems.Placed(text, start, OtherNumber(number, int.MinValue, int.MaxValue)), start);
    }

    /// <summary>
    /// Reads a whole number from zero to <paramref name="most"/> or null, which another number is reported and counts as.
    /// </summary>
    public int? ReadCount(int most = int.MaxValue)
    {
        if (TryReadNull())
            return null;
        var start = PeekPosition();
        var number = ReadNumber();
        if (int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= 0 && value <= most)
            return value;
        Problems.AddPlaced(OtherNumber(number, 0, most), start);
        return null;
    }

    /// <summary>Reads a string, number, true or false as text; null as null.</summary>
    public string? ReadScalar() => Peek() switch
    {
        '"' => ReadString(),
        'n' => ReadStringOrNull(),
        't' or 'f' => ReadBoolean() ? "true" : "false",
        '{' or '[' => throw WrongValue("a string, a number, true or false"),
        _ => ReadNumber(),
    };

    /// <summary>Skips a value of any kind and depth.</summary>
    public void Skip()
    {
        do
        {
            var first = Peek();
            if (first == '{' ? EnterObject() : first == '[' && EnterArray())
            {
                _skipped.Add(first == '{');
                if (first == '{')
                    SkipKey();
                continue;
            }
            if (first is not ('{' or '['))
                SkipScalar();
            // A value ended here, and with it every object and array of which it was the last.
            while (_skipped.Count > 0 && !NextSkipped())
                _skipped.RemoveAt(_skipped.Count - 1);
        }
        while (_skipped.Count > 0);
    }

    /// <summary>Requires that nothing but white space is left.</summary>
    public void End()
    {
        Peek();
        if (_at < text.Length)
            throw Unexpected("the end of the text");
    }

    private char PeekPastSpace()
    {
        // A local and not the field, here and in the other loops: that is what makes them fast.
        var json = text;
        for (var i = _at; i < json.Length; i++)
        {
            var c = json[i];
            if (c != ' ' && c is not ('\n' or '\r' or '\t'))
            {
                _at = i;
                return c;
            }
        }
        _at = json.Length;
        return '\0';
    }

    private bool EnterArray() => Enter('[', ']', "an array");

    private bool NextElement() => Next(']', "the array");

    private bool Enter(char open, char close, string what)
    {
        if (Peek() != open)
            throw WrongValue(what);
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
        PassWord("null");
        return true;
    }

    private void PassColon()
    {
        if (Peek() != ':')
            throw Unexpected("a colon");
        _at++;
    }

    private void PassWord(string word)
    {
        var json = text;
        var at = _at;
        foreach (var c in word)
        {
            if (at >= json.Length)
                throw CutOff();
            if (json[at++] != c)
                throw Unexpected(word);
        }
        _at = at;
    }

    private bool NextSkipped()
    {
        if (!_skipped[_skipped.Count - 1])
            return NextElement();
        if (!NextMember())
            return false;
        SkipKey();
        return true;
    }

    private void SkipKey()
    {
        if (Peek() != '"')
            throw Unexpected("the name of a member, in double quotes");
        SkipString();
        PassColon();
    }

    private void SkipScalar()
    {
        switch (Peek())
        {
            case '"':
                SkipString();
                break;
            case 't' or 'f' or 'n':
                ReadBoolean();
                break;
            default:
                PassNumber();
                break;
        }
    }

    private string OtherNumber(string number, int least, int most) =>
        $"is {VisibleText.Of(number, 80)}; a whole number from {least} to {most} is expected.{origin.PullAgain}";

    private string ReadNumber()
    {
        if (Peek() is not ('-' or >= '0' and <= '9'))
            throw WrongValue("a number");
        var start = _at;
        PassNumber();
        return text.Substring(start, _at - start);
    }

    private void PassNumber()
    {
        if (_at >= text.Length || text[_at] is not ('-' or >= '0' and <= '9'))
            throw Unexpected("a value");
        if (text[_at] == '-')
            _at++;
        if (_at < text.Length && text[_at] == '0')
            _at++;
        else
            PassDigits();
        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            PassDigits();
        }
        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            _at++;
            if (_at < text.Length && text[_at] is '+' or '-')
                _at++;
            PassDigits();
        }
    }

    private void PassDigits()
    {
        var start = _at;
        while (_at < text.Length && text[_at] is >= '0' and <= '9')
            _at++;
        if (_at == start)
            throw Unexpected("a digit");
    }

    // The closing quote of a string without escapes; -1 when it has some and must be decoded.
    private int EndOfPlainString(int start)
    {
        var json = text;
        for (var i = start; i < json.Length; i++)
        {
            var c = json[i];
            // Small letters, of which names are made, stand above everything that matters here.
            if (c > '\\')
                continue;
            if (c == '"')
                return i;
            if (c == '\\')
                return -1;
            if (c < ' ')
                throw BareControl(i);
        }
        throw CutOff();
    }

    private void SkipString()
    {
        var end = EndOfPlainString(_at + 1);
        if (end >= 0)
            _at = end + 1;
        else
            ReadEscapedString(_at + 1);
    }

    private string ReadEscapedString(int start)
    {
        var value = new StringBuilder();
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                _at = i + 1;
                return value.ToString();
            }
            if (c < ' ')
                throw BareControl(i);
            if (c == '\\')
                AppendUnescaped(value, ref i);
            else
                value.Append(c);
        }
        throw CutOff();
    }

    // An escape of half a character is one only with an escape of the other half after it.
    private void AppendUnescaped(StringBuilder value, ref int at)
    {
        var start = at;
        var first = Unescape(ref at);
        value.Append(first);
        if (!char.IsSurrogate(first))
            return;
        if (char.IsHighSurrogate(first) && at + 2 < text.Length && text[at + 1] == '\\' && text[at + 2] == 'u')
        {
            at++;
            var second = Unescape(ref at);
            value.Append(second);
            if (char.IsLowSurrogate(second))
                return;
        }
        throw new JsonCursorException(
            $"\\u{(int)first:X4} is half of a character of UTF-16, and the other half is missing.{origin.PullAgain}", start);
    }

    // Takes the place of a backslash, leaves the place of the escape's last character.
    private char Unescape(ref int at)
    {
        var backslash = at++;
        if (at >= text.Length)
            throw CutOff();
        switch (text[at])
        {
            case '"' or '\\' or '/':
                return text[at];
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
            case 'u' when at + 4 < text.Length:
                var code = 0;
                for (var end = at + 4; at < end;)
                {
                    // Not ushort.Parse: it takes a NUL after the digits for padding.
                    var digit = HexDigit(text[++at]);
                    if (digit < 0)
                        throw new JsonCursorException($"Four hexadecimal digits must follow \\u, found {Shown(text[at])}.", at);
                    code = (code << 4) + digit;
                }
                return (char)code;
            case 'u':
                throw CutOff();
            default:
                throw new JsonCursorException($"'\\{text[at]}' is not an escape of JSON.", backslash);
        }
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private JsonCursorException Unexpected(string expected) =>
        _at >= text.Length ? CutOff() : new JsonCursorException($"Expected {expected}, found {Shown(text[_at])}.", _at);

    // A value of JSON that is another than the reader expects; of anything else, that it is not JSON.
    private JsonCursorException WrongValue(string expected)
    {
        var found = Peek() switch
        {
            '"' => "a string",
            '{' => "an object",
            '[' => "an array",
            't' => "true",
            'f' => "false",
            'n' => "null",
            '-' or >= '0' and <= '9' => "a number",
            _ => null,
        };
        return found is not null && JsonPlace.Of(text, _at) is { } place
            ? new JsonCursorException($"{place} is {found}; {expected} is expected.", _at)
            : Unexpected(expected);
    }

    private JsonCursorException BareControl(int at) =>
        new($"A string ends in {Shown(text[at])} instead of a quote; inside of a string JSON writes that character as an escape.", at);

    private JsonCursorException CutOff() => string.IsNullOrWhiteSpace(text)
        ? new(origin.Empty, 0)
        : new(origin.CutOff, text.Length);

    private static string Shown(char c) => c is >= ' ' and < '\u007f' ? $"'{c}'" : $"U+{(int)c:X4}";
}
