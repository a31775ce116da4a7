using System.Text;

namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>
/// Follows a statement as it is put together, far enough to know what can be at its end: whether the end is inside quotes, and
/// after which word or sign it comes. It checks nothing else; the org does.
/// </summary>
/// <param name="isSearch">Whether the statement is SOSL, which begins with what it looks for.</param>
internal sealed class StatementScanner(bool isSearch = false)
{
    // What a comma is followed by, for each parenthesis that is open.
    private readonly Stack<HolePlace> _open = new();
    private readonly char[] _word = new char[32];
    private readonly StringBuilder _from = new();
    private int _wordLength;
    private bool _isEscaped;
    private bool _isAfterFrom;
    private bool _isPhrase;
    private Word _last;

    // Words that change what a sign after them means.
    private enum Word
    {
        Other,
        Geolocation,
        Distance,
        CountedDate,
    }

    /// <summary>What can be next, as far as whole words say.</summary>
    public HolePlace Place { get; private set; }

    /// <summary>Whether the end is inside quotes.</summary>
    public bool IsQuoted { get; private set; }

    /// <summary>Whether the end is inside the braces of FIND.</summary>
    public bool IsBraced { get; private set; }

    /// <summary>Whether a condition belongs to HAVING.</summary>
    public bool IsHaving { get; private set; }

    /// <summary>Whether the end is inside a word, or right behind one.</summary>
    public bool IsInWord => _wordLength > 0;

    /// <summary>The object that the statement itself asks; empty before that is said.</summary>
    public string From => _from.ToString();

    /// <summary>Whether a character can be part of a name, a number or a word.</summary>
    public static bool IsWordCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '_' or '.' || (c > '\u007f' && !char.IsWhiteSpace(c));

    /// <summary>Goes on over a part of the statement that is in the code.</summary>
    public void Read(string text)
    {
        foreach (var c in text)
        {
            if (IsQuoted)
                ReadQuoted(c);
            else if (IsBraced)
                ReadBraced(c);
            else if (IsWordCharacter(c))
                ReadWordCharacter(c);
            else
            {
                EndWord();
                ReadSign(c);
            }
        }
    }

    /// <summary>Goes on over a name that was put in.</summary>
    public void ReadName(string name)
    {
        if (!IsInWord)
            EndWord();
        if (_isAfterFrom)
            _from.Append(name);
        // Whatever stands before and behind it, it is not a word of SOQL.
        _word[0] = '_';
        _wordLength = 1;
        _last = Word.Other;
        Place = HolePlace.None;
    }

    /// <summary>Goes on over a value that was put in: the next must be announced by a sign or a word.</summary>
    public void ReadValue()
    {
        Place = HolePlace.None;
        _last = Word.Other;
    }

    /// <summary>Ends the word at the end, because something is put in that is not a part of it.</summary>
    public void EndWord()
    {
        if (_wordLength == 0)
            return;
        var word = _word.AsSpan(0, _wordLength);
        _wordLength = 0;
        _isAfterFrom = word is "FROM" && _open.Count == 0 && _from.Length == 0;
        if (word is "SELECT" && _open.TryPop(out _))
            _open.Push(HolePlace.None);
        if (word is "SELECT" or "WHERE" or "HAVING")
            IsHaving = word is "HAVING";
        Place = word switch
        {
            "WHERE" or "HAVING" or "AND" or "OR" or "NOT" => HolePlace.Condition,
            "LIKE" => HolePlace.Pattern,
            "IN" or "INCLUDES" or "EXCLUDES" => HolePlace.List,
            "LIMIT" or "OFFSET" => HolePlace.Count,
            "FIND" when isSearch => HolePlace.Find,
            _ => HolePlace.None,
        };
        _last = word switch
        {
            "GEOLOCATION" => Word.Geolocation,
            "DISTANCE" => Word.Distance,
            _ => IsCountedDate(word) ? Word.CountedDate : Word.Other,
        };
    }

    private void ReadQuoted(char c)
    {
        if (_isEscaped)
            _isEscaped = false;
        else if (c == '\\')
            _isEscaped = true;
        else if (c == '\'')
        {
            IsQuoted = false;
            Place = HolePlace.None;
        }
    }

    // What is escaped ends nothing, and between double quotes a hole would not be words of its own.
    private void ReadBraced(char c)
    {
        _wordLength = IsWordCharacter(c) ? 1 : 0;
        if (_isEscaped)
            _isEscaped = false;
        else if (c == '\\')
            _isEscaped = true;
        else if (c == '"')
            _isPhrase = !_isPhrase;
        else if (c == '}')
            IsBraced = false;
        Place = IsBraced && !_isPhrase && !_isEscaped ? HolePlace.Words : HolePlace.None;
    }

    private void ReadWordCharacter(char c)
    {
        if (_isAfterFrom)
            _from.Append(c);
        // A word that is longer than any of SOQL's is a name, and its end does not matter.
        if (_wordLength < _word.Length)
            _word[_wordLength++] = char.ToUpperInvariant(c);
    }

    private void ReadSign(char c)
    {
        if (char.IsWhiteSpace(c))
            return;
        var last = _last;
        _last = Word.Other;
        _isAfterFrom = false;
        switch (c)
        {
            case '\'':
                IsQuoted = true;
                break;
            case '=' or '<' or '>':
                Place = HolePlace.Value;
                break;
            case '{' when Place == HolePlace.Find:
                IsBraced = true;
                Place = HolePlace.Words;
                break;
            case '(':
                Place = Inside(last);
                _open.Push(Place);
                break;
            case ')':
                _open.TryPop(out _);
                Place = HolePlace.None;
                break;
            case ',':
                Place = AfterComma();
                break;
            case ':' when last == Word.CountedDate:
                Place = HolePlace.Days;
                break;
            default:
                Place = HolePlace.None;
                break;
        }
    }

    private HolePlace Inside(Word before) => (Place, before) switch
    {
        (HolePlace.Condition, _) => HolePlace.Condition,
        (HolePlace.List, _) => HolePlace.Items,
        (_, Word.Geolocation) => HolePlace.Degrees,
        (_, Word.Distance) => HolePlace.DistanceField,
        _ => HolePlace.None,
    };

    private HolePlace AfterComma()
    {
        if (!_open.TryPop(out var inside))
            return HolePlace.None;
        var next = inside switch
        {
            HolePlace.DistanceField => HolePlace.Point,
            HolePlace.Point => HolePlace.Unit,
            HolePlace.Items or HolePlace.Degrees => inside,
            _ => HolePlace.None,
        };
        _open.Push(next);
        return next;
    }

    // LAST_N_DAYS, NEXT_N_WEEKS, N_MONTHS_AGO and similar ones.
    private static bool IsCountedDate(ReadOnlySpan<char> word) =>
        word.StartsWith("LAST_N_") || word.StartsWith("NEXT_N_") || (word.StartsWith("N_") && word.EndsWith("_AGO"));
}
