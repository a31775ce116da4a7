namespace Salesforce.Typed.Cli.Shared.Statements;

/// <summary>Says of each statement what was found.</summary>
internal abstract class CheckReport
{
    /// <summary>How many statements there were.</summary>
    public int Statements { get; private set; }

    /// <summary>How many of them have a problem.</summary>
    public int Invalid { get; private set; }

    /// <summary>How many problems there are in all.</summary>
    public int Problems { get; private set; }

    public void Add(Statement statement, IReadOnlyList<Problem> problems)
    {
        Statements++;
        Problems += problems.Count;
        if (problems.Count > 0)
            Invalid++;
        Write(statement, problems);
    }

    /// <summary>Says what is to say after the last statement.</summary>
    public abstract void End();

    protected abstract void Write(Statement statement, IReadOnlyList<Problem> problems);
}
