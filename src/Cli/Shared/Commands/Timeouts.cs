using System.CommandLine;

namespace Salesforce.Typed.Cli.Shared.Commands;

/// <summary>Options that are a number of seconds.</summary>
internal static class Timeouts
{
    private const int Longest = 24 * 60 * 60;

    /// <summary>Creates an option.</summary>
    public static Option<int> Option(string name, string description, int seconds)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "SECONDS", DefaultValueFactory = _ => seconds };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var given) && given is < 1 or > Longest)
                result.AddError($"{name} is a number of seconds from 1 to {Longest}.");
        });
        return option;
    }
}
