namespace Salesforce.Typed.Testing;

/// <summary>How far the loading of seeds has come.</summary>
public sealed class SeedProgress
{
    internal SeedProgress(string file, long records)
    {
        File = file;
        Records = records;
    }

    /// <summary>Gets the file that is loaded: the seed, or the file that a plan names.</summary>
    public string File { get; }

    /// <summary>Gets the number of records of that file that were created so far, children included.</summary>
    public long Records { get; }
}
