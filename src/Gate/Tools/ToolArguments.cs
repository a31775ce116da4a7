using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Policy.Decisions;

namespace Salesforce.Typed.Gate.Tools;

/// <summary>The arguments of a call, checked against the parameters of its tool.</summary>
internal sealed class ToolArguments
{
    private readonly IReadOnlyDictionary<string, JsonElement> _values;

    private ToolArguments(IReadOnlyDictionary<string, JsonElement> values) => _values = values;

    /// <summary>Checks arguments. One that the tool does not have, or of another type, is refused.</summary>
    public static (ToolArguments Arguments, Refusal? Refusal) Read(
        IReadOnlyList<ToolParameter> parameters, IEnumerable<KeyValuePair<string, JsonElement>>? arguments)
    {
        var values = new Dictionary<string, JsonElement>();
        foreach (var (name, value) in arguments ?? [])
        {
            // A client that sends null for what it does not set means that it is not set.
            if (value.ValueKind != JsonValueKind.Null && !values.TryAdd(name, value))
                return Wrong($"The argument '{Shown(name)}' is given twice.");
            if (parameters.All(p => p.Name != name))
                return Wrong(
                    $"There is no argument '{Shown(name)}'. The arguments are {string.Join(", ", parameters.Select(p => p.Name))}.");
        }
        foreach (var parameter in parameters)
        {
            if (!values.TryGetValue(parameter.Name, out var value))
            {
                if (parameter.IsRequired)
                    return Wrong($"The argument '{parameter.Name}' is missing.");
            }
            else if (Problem(parameter, value) is { } problem)
                return Wrong($"The argument '{parameter.Name}' {problem}");
        }
        return (new ToolArguments(values), null);

        static (ToolArguments, Refusal?) Wrong(string message) =>
            (new ToolArguments(new Dictionary<string, JsonElement>()), new Refusal(RefusalCode.Invalid, message));
    }

    /// <summary>The arguments in one form, whatever their order: the same arguments have the same text.</summary>
    public string Canonical => ToolJson.Text(ToolJson.Object(writer =>
    {
        foreach (var (name, value) in _values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }));

    /// <summary>The SHA-256 hash of the arguments, without the one of that name.</summary>
    public string HashWithout(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        new ToolArguments(_values.Where(v => v.Key != name).ToDictionary()).Canonical)));

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => _values.TryGetValue(name, out var value) ? value.GetString() : null;

    public int? Whole(string name) => _values.TryGetValue(name, out var value) ? value.GetInt32() : null;

    public bool Flag(string name, bool otherwise = false) => _values.TryGetValue(name, out var value) ? value.GetBoolean() : otherwise;

    public IReadOnlyList<string> Texts(string name) =>
        _values.TryGetValue(name, out var value) ? [.. value.EnumerateArray().Select(i => i.GetString()!)] : [];

    public IReadOnlyList<JsonElement> Records(string name) => _values.TryGetValue(name, out var value) ? [.. value.EnumerateArray()] : [];

    /// <summary>Whether a value is valid text, or not a string. JSON can contain a lone surrogate, which is not valid.</summary>
    public static bool IsText(JsonElement value)
    {
        try
        {
            return value.ValueKind != JsonValueKind.String || value.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string? Problem(ToolParameter parameter, JsonElement value) => parameter.Kind switch
    {
        ParameterKind.Text when value.ValueKind != JsonValueKind.String => "takes a text.",
        ParameterKind.Text when !IsText(value) => "is not valid text.",
        ParameterKind.Text when value.GetString()!.Length == 0 => "is empty.",
        ParameterKind.Text when parameter.Choices is { } choices && !choices.Contains(value.GetString()!) =>
            $"takes {string.Join(", ", choices)}.",
        ParameterKind.Whole when value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number) || number < 1
            || number > parameter.Most =>
            parameter.Most == int.MaxValue ? "takes a whole number from 1." : $"takes a whole number from 1 to {parameter.Most}.",
        ParameterKind.Flag when value.ValueKind is not (JsonValueKind.True or JsonValueKind.False) => "takes true or false.",
        ParameterKind.Texts when value.ValueKind != JsonValueKind.Array
            || value.EnumerateArray().Any(i => i.ValueKind != JsonValueKind.String || !IsText(i)) =>
            "takes a list of texts.",
        ParameterKind.Records when value.ValueKind != JsonValueKind.Array
            || value.EnumerateArray().Any(i => i.ValueKind != JsonValueKind.Object) =>
            "takes a list of objects.",
        ParameterKind.Texts or ParameterKind.Records when value.GetArrayLength() == 0 => "is an empty list.",
        ParameterKind.Texts or ParameterKind.Records when value.GetArrayLength() > parameter.Most =>
            $"has {value.GetArrayLength()} items; at most {parameter.Most} are taken.",
        _ => null,
    };

    private static string Shown(string name) => PlainText.Of(name.Length > 50 ? name[..50] : name);
}
