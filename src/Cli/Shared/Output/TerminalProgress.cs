using Spectre.Console;

namespace Salesforce.Typed.Cli.Shared.Output;

/// <summary>
/// Says on the error output what a long work is at: with a bar where that is a terminal, else in lines, the first of which comes after ten
/// seconds.
/// </summary>
internal static class TerminalProgress
{
    // For logs in which nothing but results and errors is wanted.
    private const string Variable = "SFTYPED_PROGRESS";

    /// <summary>Does the work; what it hands to its argument is shown while it runs.</summary>
    public static Task<T> RunAsync<T>(string text, Func<Action<WorkState>, Task<T>> work)
    {
        if (string.Equals(Environment.GetEnvironmentVariable(Variable), "off", StringComparison.OrdinalIgnoreCase))
            return work(static _ => { });
        if (Console.IsErrorRedirected)
            return work(new ProgressLines(Console.Error, TimeProvider.System).Report);
        // On one terminal lines of the output and what is shown meanwhile must know of each other.
        var console = Console.IsOutputRedirected
            ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            : AnsiConsole.Console;
        return console.Progress().AutoClear(true)
            .Columns(
                new SpinnerColumn(), new ProgressBarColumn { Width = 20 }, new PercentageColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context => RunAsync(context.AddTask(Markup.Escape(text), maxValue: 1), work));
    }

    private static async Task<T> RunAsync<T>(ProgressTask bar, Func<Action<WorkState>, Task<T>> work)
    {
        var meter = new WorkMeter(TimeProvider.System);
        bar.IsIndeterminate = true;
        return await work(state =>
        {
            lock (meter)
            {
                meter.Report(state);
                bar.IsIndeterminate = meter.Share is null;
                bar.Value = meter.Share ?? 0;
                bar.Description = Markup.Escape(TerminalText.Escape(meter.ToString()));
            }
        }).ConfigureAwait(false);
    }
}
