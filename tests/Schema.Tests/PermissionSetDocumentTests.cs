using Salesforce.Typed.Schema.Permissions;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>Permission sets and profiles are read, and what is wrong with them is named with its place.</summary>
public sealed class PermissionSetDocumentTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("PermissionSet")]
    [InlineData("Profile")]
    public void Grants_are_read_in_the_order_of_the_file(string root)
    {
        var set = Read($"""
            <{root} xmlns="http://soap.sforce.com/2006/04/metadata">
              <fieldPermissions><editable>0</editable><field>Account.Phone</field><readable>1</readable></fieldPermissions>
              <objectPermissions><allowCreate>true</allowCreate><allowEdit> false </allowEdit><allowRead>true</allowRead><object>Account</object></objectPermissions>
            </{root}>
            """);
        Assert.Equal(
            [new ObjectPermission("Account", AllowRead: true, AllowCreate: true, AllowEdit: false, AllowDelete: false)], set.Objects);
        Assert.Equal([new FieldPermission("Account.Phone", IsReadable: true, IsEditable: false)], set.Fields);
    }

    [Theory]
    [InlineData("<PermissionSet/>", ": a permission set is <PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\">.")]
    [InlineData("<PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n "
        + "<fieldPermissions/></PermissionSet>", "(2,3): fieldPermissions without field.")]
    [InlineData(
        "<PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\"><objectPermissions><object>A</object><allowRead>yes</allowRead></objectPermissions></PermissionSet>", "(1,65): allowRead is true or false, and not 'yes'.")]
    [InlineData("<PermissionSet", ": Unexpected end of file")]
    [InlineData("", ": Root element is missing.")]
    public void What_is_wrong_is_named_with_its_place(string text, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.StartsWith(_file + message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_text_are_named_with_their_place()
    {
        File.WriteAllBytes(_file, [.. "<PermissionSet>\n<label>Z"u8, 0xFC, .. "rich</label></PermissionSet>"u8]);
        var error = Assert.Throws<InvalidDataException>(() => PermissionSetDocument.Read(_file));
        Assert.Equal($"{_file}(2,9): The byte 0xFC at offset 24 is not UTF-8. Save the file as UTF-8.", error.Message);
    }

    private PermissionSetDocument Read(string text)
    {
        File.WriteAllText(_file, text);
        return PermissionSetDocument.Read(_file);
    }
}
