using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Schema.Json;

/// <summary>Writes a JSON object in one line.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new("{");

    /// <summary>
    /// A JSON string: quotes, backslashes, what an editor takes for a line end and half surrogate pairs escaped, everything else as it is.
    /// </summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\u2028' or '\u2029': Escape(text, c); break;
                // Half a pair has no UTF-8: as it is, it would come back from a file as another character.
                case >= '\uD800' and <= '\uDFFF' when char.IsSurrogatePair(value, i): text.Append(c).Append(value[++i]); break;
                case >= '\uD800' and <= '\uDFFF': Escape(text, c); break;
                default:
                    if (char.IsControl(c))
                        Escape(text, c);
                    else
                        text.Append(c);
                    break;
            }
        }
        return text.Append('"').ToString();
    }

    /// <summary>Adds a member with a string.</summary>
    public JsonText Add(string key, string value) => AddRaw(key, Quote(value));

    /// <summary>Adds a member with a number.</summary>
    public JsonText Add(string key, int value) => AddRaw(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a member unless the value is null.</summary>
    public JsonText AddIf(string key, string? value) => value is null ? this : Add(key, value);

    /// <summary>Adds a member unless the value is zero.</summary>
    public JsonText AddIf(string key, int value) => value == 0 ? this : Add(key, value);

    /// <summary>Adds the member with true, if it is.</summary>
    public JsonText AddIf(string key, bool value) => value ? AddRaw(key, "true") : this;

    /// <summary>Adds the member with false, for facts that are mostly true.</summary>
    public JsonText AddUnless(string key, bool value) => value ? this : AddRaw(key, "false");

    /// <summary>Adds a member whose value is already JSON.</summary>
    public JsonText AddRaw(string key, string json)
    {
        if (_text.Length > 1)
            _text.Append(", ");
        _text.Append(Quote(key)).Append(": ").Append(json);
        return this;
    }

    /// <summary>The object.</summary>
    public override string ToString() => _text.ToString() + "}";

    private static void Escape(StringBuilder text, char c) =>
        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
}
