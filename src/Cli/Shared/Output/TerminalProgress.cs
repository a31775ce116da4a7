using Spectre.Console;

namespace Salesforce.Typed.Cli.Shared.Output;

/// <summary>Says what a long work is at: on the error output, and only where that is a terminal.</summary>
internal static class TerminalProgress
{
    /// <summary>Does the work; what it hands to its argument is shown while it runs.</summary>
    public static Task<T> RunAsync<T>(string text, Func<Action<string>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return work(static _ => { });
        // On one terminal lines of the output and what is shown meanwhile must know of each other.
        var console = Console.IsOutputRedirected ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }) : AnsiConsole.Console;
        return console.Status().StartAsync(Markup.Escape(text), status => work(now => status.Status(Markup.Escape(TerminalText.Escape(now)))));
    }
}
