namespace Salesforce.Typed.Schema.Tests;

/// <summary>A folder of snapshots is an org's schema.</summary>
public sealed class SnapshotFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_json_file_is_an_object_in_subfolders_too()
    {
        Write("b.json", """{"name":"Beta","fields":[]}""");
        Write("sub/a.json", """{"name":"Alpha","fields":[]}""");
        Write("notes.md", "not a describe");
        var org = SnapshotFolder.Load(_folder);
        Assert.Equal(["Alpha", "Beta"], org.Objects.Select(o => o.Name));
        Assert.Same(org.Objects[0], org.Find("ALPHA"));
        Assert.Null(org.Find("Gamma"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("soqlMetadata", "soqlMetadata/")]
    [InlineData("", "soqlMetadata/")]
    public void The_cache_of_VS_Code_is_read_without_its_list(string given, string cache)
    {
        Write(cache + "typeNames.json", """[{"name":"Account"}]""");
        Write(cache + "standardObjects/Account.json", """{"name":"Account","fields":[]}""");
        Write(cache + "customObjects/A__c.json", """{"name":"A__c","fields":[]}""");
        // The extension keeps results of tests next to the cache.
        if (given.Length == 0 && cache.Length > 0)
            Write("testresults/apex/test-result.json", """{"summary":{}}""");
        Assert.Equal(["A__c", "Account"], SnapshotFolder.Load(Path.Combine(_folder, given)).Objects.Select(o => o.Name));
    }

    [Fact]
    public void A_broken_file_is_named_with_line_and_column()
    {
        Write("a.json", "{\n\"name\":1}");
        var e = Assert.Throws<InvalidDataException>(() => SnapshotFolder.Load(_folder));
        Assert.Equal($"{Path.Combine(_folder, "a.json")}(2,8): \"name\" is a number; a string is expected.", e.Message);
    }

    [Fact]
    public void The_same_object_twice_is_refused_where_it_is_named_the_second_time()
    {
        Write("a.json", """{"name":"Alpha","fields":[]}""");
        Write("b.json", "{\n  \"name\":\"ALPHA\",\"fields\":[]}");
        var e = Assert.Throws<InvalidDataException>(() => SnapshotFolder.Load(_folder));
        Assert.Equal($"{Path.Combine(_folder, "b.json")}(2,10): ALPHA is already in {Path.Combine(_folder, "a.json")}. Keep one snapshot "
            + $"of an object.", e.Message);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var missing = Path.Combine(_folder, "none");
        Assert.Contains(
            missing, Assert.Throws<DirectoryNotFoundException>(() => SnapshotFolder.Load(missing)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_objects_with_one_name_a_schema_keeps_the_first()
    {
        var org = new OrgSchema([new() { Name = "X", Label = "first" }, new() { Name = "x", Label = "second" }]);
        Assert.Equal("first", Assert.Single(org.Objects).Label);
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
