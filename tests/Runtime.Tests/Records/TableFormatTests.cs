using Acme.Crm;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Tests;

/// <summary>Generated code says which table format it was generated for.</summary>
public sealed class TableFormatTests
{
    [Fact]
    public void A_table_of_another_format_is_refused_with_the_way_out()
    {
        var e = Assert.Throws<InvalidOperationException>(() =>
            SObjectInfo.Create(TableFormat.Version + 1, "Account", "001", "Id i0"u8, static _ => Account.Empty));
        Assert.Equal(
            $"The code of Account was generated for table format {TableFormat.Version + 1}, and this version of Salesforce.Typed reads format {TableFormat.Version}. "
            + "Reference one version of Salesforce.Typed everywhere, and rebuild the project that contains Acme.Crm.Account.",
            e.Message);
    }
}
