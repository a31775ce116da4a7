using System.CommandLine;
using System.CommandLine.Parsing;

namespace Salesforce.Typed.Cli.Shared.Output.Forms;

/// <summary>The options that choose the form of a command's output: <c>--format</c>, and short forms of its values.</summary>
internal sealed class OutputFormOptions
{
    private static readonly OutputForm[] WithShortForm = [OutputForm.Json, OutputForm.Markdown];

    private readonly OutputForm[] _forms;
    private readonly Option<OutputForm> _format;
    private readonly List<(OutputForm Form, Option<bool> Option)> _shortForms = [];

    /// <summary>Creates the options.</summary>
    /// <param name="description">What the forms are, for the help.</param>
    /// <param name="forms">The forms that the command has; the first is the default.</param>
    public OutputFormOptions(string description, params OutputForm[] forms)
    {
        _forms = forms;
        _format = new Option<OutputForm>("--format")
        {
            Description = description,
            HelpName = string.Join('|', forms.Select(Word)),
            CustomParser = Parse,
            DefaultValueFactory = _ => forms[0],
        };
        _format.CompletionSources.Clear();
        _format.CompletionSources.Add([.. forms.Select(Word)]);
        foreach (var form in forms.Intersect(WithShortForm))
            _shortForms.Add((form, new Option<bool>("--" + Word(form)) { Description = $"The same as --format {Word(form)}." }));
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_format);
        foreach (var (_, option) in _shortForms)
            command.Add(option);
        command.Validators.Add(result =>
        {
            var given = _shortForms.Count(s => result.GetValue(s.Option)) + (result.GetResult(_format) is { Implicit: false } ? 1 : 0);
            if (given > 1)
                result.AddError($"{Names()} do not go together: choose one.");
        });
    }

    /// <summary>The form that was chosen.</summary>
    public OutputForm Of(ParseResult parsed)
    {
        foreach (var (form, option) in _shortForms)
        {
            if (parsed.GetValue(option))
                return form;
        }
        return parsed.GetValue(_format);
    }

    private static string Word(OutputForm form) => form.ToString().ToLowerInvariant();

    private OutputForm Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        foreach (var form in _forms)
        {
            if (Word(form).Equals(text, StringComparison.OrdinalIgnoreCase))
                return form;
        }
        result.AddError($"--format is {TextList.Of([.. _forms.Select(Word)], "or")}; '{text}' is not one of them.");
        return _forms[0];
    }

    private string Names() => TextList.Of(["--format", .. _shortForms.Select(s => "--" + Word(s.Form))], "and");
}
