using Acme.Crm;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Tests;

/// <summary>Generated code says which table format it was generated for.</summary>
public sealed class TableFormatTests
{
    [Theory, InlineData(false), InlineData(true)]
    public void A_table_of_another_format_is_refused_with_the_way_out(bool isString)
    {
        var e = Assert.Throws<InvalidOperationException>(() => isString
            ? SObjectInfo.Create(TableFormat.Version + 1, "Account", "001", "Id i0", static _ => Account.Empty)
            : SObjectInfo.Create(TableFormat.Version + 1, "Account", "001", "Id i0"u8, static _ => Account.Empty));
        Assert.Equal(
            $"The code of Account was generated for table format {TableFormat.Version + 1}, and this version of Salesforce.Typed reads "
                + $"format {TableFormat.Version}. "
            + "Reference one version of Salesforce.Typed everywhere, and rebuild the project that contains Acme.Crm.Account.",
            e.Message);
    }

    [Fact]
    public void A_table_reads_the_same_from_a_string_and_from_UTF8()
    {
        var text = SObjectInfo.Create(TableFormat.Version, "Täble", null, "Id i0\nNäme s3\n", static _ => Account.Empty);
        var bytes = SObjectInfo.Create(TableFormat.Version, "Täble", null, "Id i0\nNäme s3\n"u8, static _ => Account.Empty);
        Assert.Equal(["Id", "Näme"], text.Fields.Select(f => f.Name));
        Assert.Equal(bytes.Fields.Select(f => (f.Name, f.Kind, f.Use)), text.Fields.Select(f => (f.Name, f.Kind, f.Use)));

        var values = new PicklistInfo<AccountIndustry>("ä\u001f\u001fd\u001f\u001eb\u001dd800\u001fB\u001fi\u001f\u001e");
        Assert.Equal(["ä", "b\ud800"], values.Values.Select(v => v.Value));
        Assert.Equal(AccountIndustry.Of("ä"), values.Default);
        Assert.Equal("B", values.LabelOf(values.Values[1]));
        Assert.Throws<ArgumentNullException>(() => new PicklistInfo<AccountIndustry>((string)null!));
    }
}
