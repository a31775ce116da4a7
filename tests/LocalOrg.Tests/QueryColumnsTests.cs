using System.Text.Json;

namespace Salesforce.Typed.Tests;

/// <summary>The columns of a query, as the Salesforce CLI reads them.</summary>
public sealed class QueryColumnsTests : IAsyncLifetime
{
    private OrgClient _org = null!;

    public async ValueTask InitializeAsync() => _org = await OrgClient.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    // The names and values of the members in the order of the Salesforce CLI's own recordings.
    [Theory]
    [InlineData("SELECT Name, (SELECT LastName FROM Contacts) FROM Account", 1,
        """{"aggregate":true,"apexType":null,"booleanType":false,"columnName":"Contacts","custom":false,"displayName":"Contacts","foreignKeyName":null,"insertable":false,"joinColumns":[{"aggregate":false,"apexType":"String","booleanType":false,"columnName":"LastName","custom":false,"displayName":"LastName","foreignKeyName":null,"insertable":true,"joinColumns":[],"numberType":false,"textType":true,"updatable":true}],"numberType":false,"textType":false,"updatable":false}""")]
    [InlineData("SELECT Name, Owner.Name FROM Account", 1,
        """{"aggregate":false,"apexType":null,"booleanType":false,"columnName":"Owner","custom":false,"displayName":"Owner","foreignKeyName":"OwnerId","insertable":false,"joinColumns":[{"aggregate":false,"apexType":"String","booleanType":false,"columnName":"Name","custom":false,"displayName":"Name","foreignKeyName":null,"insertable":false,"joinColumns":[],"numberType":false,"textType":true,"updatable":false}],"numberType":false,"textType":false,"updatable":false}""")]
    [InlineData("SELECT AccountId, AVG(Amount) FROM Opportunity GROUP BY AccountId", 1,
        """{"aggregate":true,"apexType":null,"booleanType":false,"columnName":"expr0","custom":false,"displayName":"avg(Amount)","foreignKeyName":null,"insertable":false,"joinColumns":[],"numberType":true,"textType":false,"updatable":false}""")]
    [InlineData("SELECT AccountId, AVG(Amount) FROM Opportunity GROUP BY AccountId", 0,
        """{"aggregate":false,"apexType":"Id","booleanType":false,"columnName":"AccountId","custom":false,"displayName":"AccountId","foreignKeyName":null,"insertable":true,"joinColumns":[],"numberType":false,"textType":false,"updatable":true}""")]
    public async Task A_column_has_the_members_that_the_CLI_reads(string soql, int at, string json) =>
        Assert.Equal(json, (await ColumnsAsync(soql))[at].GetRawText());

    // As the CLI names the columns: with an alias in parentheses, parents with dots, children in brackets.
    [Theory]
    [InlineData("SELECT id, name FROM Account", "Id,Name")]
    [InlineData("SELECT Name, (SELECT LastName, Account.Owner.Name, FORMAT(CreatedDate) FROM Contacts) FROM "
        + "Account", "Name,Contacts[LastName,Account.Owner.Name,CreatedDate]")]
    [InlineData("SELECT Account.Owner.Manager.Name, Account.Name FROM Contact", "Account.Owner.Manager.Name,Account.Name")]
    [InlineData("SELECT a.Name, c.Id FROM Contact c, c.Account a", "Account.Name,Id")]
    [InlineData("SELECT Contact.LastName FROM Contact", "LastName")]
    [InlineData("SELECT Project__r.Account__r.Name FROM Milestone__c", "Project__r.Account__r.Name")]
    [InlineData("SELECT toLabel(Industry), FORMAT(AnnualRevenue) f, convertCurrency(AnnualRevenue) c FROM Account", "Industry,f,c")]
    [InlineData("SELECT toLabel(Account.Industry) FROM Contact", "Account.Industry")]
    [InlineData("SELECT COUNT() FROM Account", "count()")]
    [InlineData("SELECT COUNT(Id), MAX(Name) m FROM Account", "count(Id),max(Name)(m)")]
    [InlineData("SELECT Account.Name, COUNT_DISTINCT(Email) FROM Contact GROUP BY Account.Name", "Name,count_distinct(Email)")]
    [InlineData("SELECT CALENDAR_YEAR(CreatedDate) y, Industry i, FORMAT(MIN(CreatedDate)) FROM Account GROUP BY "
        + "CALENDAR_YEAR(CreatedDate), Industry",
        "calendar_year(CreatedDate)(y),i,format(min(CreatedDate))")]
    [InlineData("SELECT Industry, GROUPING(Industry) g FROM Account GROUP BY ROLLUP(Industry)", "Industry,grouping(Industry)(g)")]
    [InlineData("SELECT TYPEOF What WHEN Account THEN Name, Phone WHEN Opportunity THEN Name, Owner.Name ELSE Name END, Subject FROM Task",
        "What.Name,What.Phone,What.Owner.Name,Subject")]
    [InlineData("SELECT What.Name FROM Task", "What.Name")]
    [InlineData("SELECT BillingAddress FROM Account", "BillingAddress")]
    public async Task Columns_are_named_as_the_rows_have_them(string soql, string names) =>
        Assert.Equal(names, string.Join(",", (await ColumnsAsync(soql)).Select(c => Name(c))));

    [Theory]
    [InlineData("Id", "Id", false, false)]
    [InlineData("AccountNumber", "String", false, true)]
    [InlineData("Industry", "String", false, true)]
    [InlineData("AnnualRevenue", "Double", true, false)]
    [InlineData("NumberOfEmployees", "Integer", true, false)]
    [InlineData("IsDeleted", "Boolean", false, false)]
    [InlineData("CreatedDate", "Datetime", false, false)]
    [InlineData("OwnerId", "Id", false, false)]
    [InlineData("BillingAddress", "Address", false, false)]
    [InlineData("toLabel(Industry)", "String", false, true)]
    [InlineData("FORMAT(AnnualRevenue)", "String", false, true)]
    [InlineData("convertCurrency(AnnualRevenue)", "Double", true, false)]
    public async Task A_column_knows_the_type_of_its_values(string field, string apexType, bool isNumber, bool isText)
    {
        var column = Assert.Single(await ColumnsAsync($"SELECT {field} FROM Account"));
        Assert.Equal((apexType, isNumber, isText), (column.GetProperty("apexType")
            .GetString(), column.GetProperty("numberType").GetBoolean(), column.GetProperty("textType").GetBoolean()));
        Assert.False(column.GetProperty("aggregate").GetBoolean());
    }

    [Fact]
    public async Task FIELDS_has_the_columns_of_its_group()
    {
        var standard = (await ColumnsAsync("SELECT FIELDS(STANDARD) FROM Account")).Select(c => Name(c)).ToList();
        var custom = (await ColumnsAsync("SELECT FIELDS(CUSTOM) FROM Account LIMIT 1")).Select(c => Name(c)).ToList();
        var all = (await ColumnsAsync("SELECT FIELDS(ALL) FROM Account LIMIT 1")).Select(c => Name(c)).ToList();
        Assert.Contains("Name", standard);
        Assert.NotEmpty(custom);
        Assert.All(custom, c => Assert.EndsWith("__c", c, StringComparison.Ordinal));
        Assert.Equal(all.Order(StringComparer.Ordinal), standard.Concat(custom).Order(StringComparer.Ordinal));
        await _org.CreateAsync("Account", """{"Name":"Acme"}""");
        var row = (await _org.QueryAsync("SELECT FIELDS(ALL) FROM Account LIMIT 1")).Body.GetProperty("records")[0];
        Assert.Equal(row.EnumerateObject().Select(m => m.Name).Where(n => n != "attributes"), all);
    }

    private async Task<List<JsonElement>> ColumnsAsync(string soql)
    {
        var answer = await _org.GetAsync("query?columns=true&q=" + Uri.EscapeDataString(soql));
        Assert.True((int)answer.Status == 200, answer.Text);
        return [.. answer.Body.GetProperty("columnMetadata").EnumerateArray()];
    }

    private static string Name(JsonElement column)
    {
        var name = column.GetProperty("columnName").GetString()!;
        var joins = column.GetProperty("joinColumns").EnumerateArray().Select(c => Name(c)).ToList();
        if (!column.GetProperty("aggregate").GetBoolean())
            return joins.Count == 0 ? name : string.Join(",", joins.Select(j => $"{name}.{j}"));
        var display = column.GetProperty("displayName").GetString()!;
        return joins.Count > 0
            ? $"{name}[{string.Join(",", joins)}]"
            : name.StartsWith("expr", StringComparison.Ordinal) ? display : $"{display}({name})";
    }
}
