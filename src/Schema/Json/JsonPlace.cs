using System.Text;

namespace Salesforce.Typed.Schema.Json;

/// <summary>
/// Names the place of a value in a describe, for a message about it: <c>"length" of field Phone of object Account</c>. It reads the text a
/// second time, because the members of an object come in the order of the alphabet, and its name after most of them.
/// </summary>
internal sealed class JsonPlace
{
    private const string Wrapper = "result";

    // What the elements of a list are called, and which of their members is their name.
    private static readonly Dictionary<string, (string Noun, string Name)> Elements = new(StringComparer.Ordinal)
    {
        ["sobjects"] = ("object", "name"),
        ["fields"] = ("field", "name"),
        ["removedFields"] = ("removed field", "name"),
        ["picklistValues"] = ("picklist value", "value"),
        ["removedValues"] = ("removed value", "value"),
        ["childRelationships"] = ("child relationship", "relationshipName"),
        ["recordTypeInfos"] = ("record type", "developerName"),
        ["supportedScopes"] = ("scope", "name"),
    };

    private readonly string _text;
    private readonly List<Frame> _frames = [];

    private JsonPlace(string text) => _text = text;

    /// <summary>The place of the value that begins at <paramref name="offset"/>; null for the whole text.</summary>
    /// <param name="text">A text that is JSON up to there.</param>
    /// <param name="offset">Where the value begins.</param>
    public static string? Of(string text, int offset)
    {
        var place = new JsonPlace(text);
        place.Walk(offset);
        return place._frames.Count == 0 ? null : place.Describe();
    }

    private void Walk(int offset)
    {
        for (var at = 0; at < offset; at++)
        {
            switch (_text[at])
            {
                case '{' or '[':
                    _frames.Add(new Frame(at, _text[at] == '{'));
                    break;
                case '}' or ']':
                    _frames.RemoveAt(_frames.Count - 1);
                    break;
                case ',':
                    _frames[_frames.Count - 1].Index++;
                    break;
                case '"':
                    var end = EndOfString(at);
                    if (IsKey(end))
                        _frames[_frames.Count - 1].Member = _text.Substring(at + 1, end - at - 1);
                    at = end;
                    break;
                default:
                    break;
            }
        }
    }

    private string Describe()
    {
        var place = new StringBuilder(Step(_frames.Count - 1));
        for (var i = _frames.Count - 1; i >= 0; i--)
        {
            if (_frames[i].IsObject && Owner(i) is { } owner)
                place.Append(" of ").Append(owner);
        }
        return place.ToString();
    }

    // The value within a frame: a member, or an element.
    private string Step(int frame) => _frames[frame].IsObject
        ? $"\"{VisibleText.Of(_frames[frame].Member ?? "")}\""
        : Element(frame);

    private string Element(int frame)
    {
        var list = frame > 0 ? _frames[frame - 1].Member : null;
        return $"Element {_frames[frame].Index + 1} of \"{VisibleText.Of(list ?? "")}\"";
    }

    // What an object is: an element of a list, the value of a member, or the describe itself.
    private string? Owner(int frame)
    {
        if (frame == 0 || (frame == 1 && _frames[0].Member == Wrapper))
            return Find(_frames[frame].Start, "name") is { } root ? $"object {root}" : null;
        var parent = _frames[frame - 1];
        if (parent.IsObject)
            return frame == 1 && parent.Member == Wrapper ? null : $"\"{VisibleText.Of(parent.Member ?? "")}\"";
        var list = frame > 1 ? _frames[frame - 2].Member : null;
        if (list is not null && Elements.TryGetValue(list, out var element) && Find(_frames[frame].Start, element.Name) is { } name)
            return $"{element.Noun} {name}";
        return "e" + Element(frame - 1).Substring(1);
    }

    // The text of a member of the object that begins at a place; null where it has none, or the text is not JSON up to there.
    private string? Find(int start, string member)
    {
        var depth = 0;
        for (var at = start; at < _text.Length; at++)
        {
            switch (_text[at])
            {
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']':
                    if (--depth == 0)
                        return null;
                    break;
                case '"':
                    var end = EndOfString(at);
                    if (depth == 1 && IsKey(end) && end - at - 1 == member.Length
                        && string.CompareOrdinal(_text, at + 1, member, 0, member.Length) == 0)
                        return StringAfter(end);
                    at = end;
                    break;
                default:
                    break;
            }
        }
        return null;
    }

    private string? StringAfter(int key)
    {
        var at = Past(Past(key + 1) + 1);
        return at < _text.Length && _text[at] == '"'
            ? VisibleText.Of(_text.Substring(at + 1, EndOfString(at) - at - 1), maxLength: 80)
            : null;
    }

    private bool IsKey(int end) => Past(end + 1) is var at && at < _text.Length && _text[at] == ':';

    private int Past(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\n' or '\r' or '\t')
            at++;
        return at;
    }

    // The closing quote; the last character of a text that is cut off.
    private int EndOfString(int start)
    {
        for (var i = start + 1; i < _text.Length; i++)
        {
            if (_text[i] == '\\')
                i++;
            else if (_text[i] == '"')
                return i;
        }
        return _text.Length - 1;
    }

    private sealed class Frame(int start, bool isObject)
    {
        public int Start { get; } = start;

        public bool IsObject { get; } = isObject;

        /// <summary>The name of the member that is read, of an object.</summary>
        public string? Member { get; set; }

        /// <summary>The number of the element that is read, from zero.</summary>
        public int Index { get; set; }
    }
}
