using System.CommandLine;
using System.CommandLine.Parsing;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Orgs;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>The options of the commands that load files.</summary>
internal sealed class LoadOptions
{
    private readonly Option<string?> _key = new("--key")
    {
        Description = "The field by which an upsert finds records.", HelpName = "FIELD",
    };

    private readonly Option<string?> _journal = new("--journal")
    {
        Description = "The folder that keeps the state of the load, so that bulk resume can continue it. It is kept at the end. Without "
            + "it: "
            + "FILE.journal, which is deleted at the end.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _noCheck = new("--no-check") { Description = "Sends the records without a check against the snapshots." };

    private readonly Option<CsvDelimiter> _delimiter = new("--delimiter")
    {
        Description = "The character between the columns of a CSV file.", HelpName = "comma|tab|pipe|semicolon|caret|backquote",
        CustomParser = ParseDelimiter, DefaultValueFactory = _ => CsvDelimiter.Comma,
    };

    private readonly Option<int> _parallelism = Number("--parallelism", "The number of jobs that run at the same time.", 4, 1, 100);

    private readonly Option<int> _retryLocked = Number(
        "--retry-locked", "How many times records that failed because another one was locked are sent again.", 0, 0, 20);

    private readonly Option<string?> _keepTogether = new("--keep-together")
    {
        Description = "A field, most often the one with the parent: records with the same value go in one job, against locks.",
        HelpName = "FIELD",
    };

    private readonly Option<string?> _correlate = new("--correlate")
    {
        Description = "For new records: a field with another value in each record, by which its result is recognized.", HelpName = "FIELD",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one line of JSON for each file, and nothing else." };

    /// <summary>How the org is found.</summary>
    public OrgConnection Org { get; } = new(timeout: 600);

    /// <summary>The folder of the snapshots.</summary>
    public Option<string> Snapshots { get; } = SnapshotsOption();

    /// <summary>The option of the folder of snapshots.</summary>
    public static Option<string> SnapshotsOption() => new("--snapshots")
    {
        Description = "The folder of describe snapshots against which files are checked.", HelpName = "DIR",
        DefaultValueFactory = _ => "describe-snapshots",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="takesKey">Whether it can upsert.</param>
    /// <param name="takesFields">Whether its records have fields other than the id.</param>
    public void AddTo(Command command, bool takesKey, bool takesFields)
    {
        if (takesKey)
            command.Add(_key);
        command.Add(_journal);
        command.Add(Snapshots);
        command.Add(_noCheck);
        command.Add(_delimiter);
        command.Add(_parallelism);
        command.Add(_retryLocked);
        if (takesFields)
        {
            command.Add(_keepTogether);
            command.Add(_correlate);
        }
        command.Add(_json);
        Org.AddTo(command);
    }

    /// <summary>The key of an upsert; null where none is given.</summary>
    public string? Key(ParseResult parsed) => parsed.GetValue(_key);

    /// <summary>Whether a key is given.</summary>
    public bool IsKeyGiven(CommandResult parsed) => parsed.GetValue(_key) is not null;

    /// <summary>Whether a journal is given.</summary>
    public bool IsJournalGiven(CommandResult parsed) => parsed.GetValue(_journal) is not null;

    /// <summary>The folder of the journal; null where none is given.</summary>
    public string? Journal(ParseResult parsed) => parsed.GetValue(_journal);

    /// <summary>Whether the file is checked.</summary>
    public bool IsChecked(ParseResult parsed) => !parsed.GetValue(_noCheck);

    /// <summary>The character between columns.</summary>
    public CsvDelimiter Delimiter(ParseResult parsed) => parsed.GetValue(_delimiter);

    /// <summary>Whether results are printed as JSON.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>How a load is run.</summary>
    /// <exception cref="ArgumentException">A field that is named does not exist.</exception>
    public LoadSettings Settings(ParseResult parsed, LoadTarget target) => LoadSettings.Of(
        target, parsed.GetValue(_parallelism), parsed.GetValue(_retryLocked), parsed.GetValue(_keepTogether), parsed.GetValue(_correlate));

    private static CsvDelimiter ParseDelimiter(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Enum.TryParse<CsvDelimiter>(text, ignoreCase: true, out var delimiter) && Enum.IsDefined(delimiter)
            && !int.TryParse(text, out _))
            return delimiter;
        result.AddError($"--delimiter is comma, tab, pipe, semicolon, caret or backquote; '{text}' is not one of them.");
        return default;
    }

    private static Option<int> Number(string name, string description, int initial, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => initial };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var given) && (given < least || given > most))
                result.AddError($"{name} is a number from {least} to {most}.");
        });
        return option;
    }
}
