using System.Text.RegularExpressions;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Pull;

/// <summary>
/// The objects that the source text of a project names: as sets (<c>org.Account</c>), as types (<c>Id&lt;Account&gt;</c>,
/// <c>new Account</c>), in SOQL as text (<c>FROM Account</c>), and as parents and children of those (<c>.Owner</c>, <c>.Contacts</c>). It
/// reads texts and compiles nothing, so it finds what has no snapshot yet; a word that only looks like an object may be among them.
/// </summary>
internal sealed partial class CodeNames
{
    private const int LargestFile = 16 << 20;
    private const int MostFiles = 200_000;
    private const int Longest = 10_000;

    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    /// <summary>Reads the C# files below a folder, but those that a build writes. Links are not followed.</summary>
    /// <exception cref="InvalidDataException">The folder is too large, or a file cannot be read.</exception>
    public static CodeNames Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder '{folder}' with code.");
        var names = new CodeNames();
        var walk = new FolderWalk(".cs", "Name the folder of the code with --from-code.")
        {
            Skips = static name => name is "bin" or "obj" or "node_modules" or ".git",
            LargestFile = LargestFile,
            MostFiles = MostFiles,
        };
        foreach (var file in walk.Files(folder))
        {
            // A pipe or a device has no length, and reading it may not end.
            if (new FileInfo(file).Length == 0)
                continue;
            try
            {
                names.Add(File.ReadAllText(file));
            }
            catch (RegexMatchTimeoutException e)
            {
                throw new InvalidDataException(
                    $"'{file}' takes too long to read. Remove it from the folder, or name the objects to pull.", e);
            }
        }
        return names;
    }

    /// <summary>Adds a file's text.</summary>
    public void Add(string code)
    {
        // Strings stay, for the SOQL in them; comments go.
        var text = CommentOrString().Replace(code, m => m.Value[0] == '/' ? " " : m.Value);
        foreach (Match match in Member().Matches(text))
            _members.Add(match.Groups[1].Value.TrimEnd('_'));
        foreach (Match match in Use().Matches(text))
            _types.Add(match.Groups[1].Value);
    }

    /// <summary>Those of an org's objects that the code names by themselves.</summary>
    public IEnumerable<string> Among(IEnumerable<string> objects) => objects.Where(
        o => _members.Contains(o) || _members.Contains("Sf" + o) || _types.Contains("Sf" + o) || (_types.Contains(o) && !IsOfFramework(o)));

    /// <summary>The objects that the code reaches from one: parents and children whose relationships it names.</summary>
    public IEnumerable<string> From(SObjectDescribe describe) =>
        describe.Fields.Where(f => f.ReferenceTo.Count == 1 && f.RelationshipName is { } name && _members.Contains(name)).Select(
            f => f.ReferenceTo[0])
            .Concat(describe.ChildRelationships.Where(c => c.RelationshipName is { } name && _members.Contains(name)).Select(
                c => c.ChildSObject));

    // List<Task> is not a list of tasks of the org: their record is SfTask.
    private static bool IsOfFramework(string name) => new[]
    {
        "System", "System.IO", "System.Threading", "System.Threading.Tasks", "System.Collections.Generic", "System.Linq", "System.Net.Http"
    }
        .Any(space => new[] { typeof(object), typeof(Uri), typeof(Enumerable), typeof(HttpClient) }.Any(
            t => t.Assembly.GetType(space + "." + name) is not null));

    [GeneratedRegex(
        """//[^\r\n]*|/\*.*?\*/|\"{3}.*?\"{3}|@"(?:[^"]|"")*"|"(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\])'""", RegexOptions.Singleline, Longest)]
    private static partial Regex CommentOrString();

    // A method is not a set: Order() is LINQ's.
    [GeneratedRegex(@"(?<!Tasks)[?!]?\s*\.\s*@?([A-Za-z]\w*)(?![\w(])", RegexOptions.None, Longest)]
    private static partial Regex Member();

    [GeneratedRegex(@"(?:<|,|\bnew|\bFROM|\bfrom|\bis|\bas|\()\s*@?([A-Z]\w*)", RegexOptions.None, Longest)]
    private static partial Regex Use();
}
