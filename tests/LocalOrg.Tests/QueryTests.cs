using System.Net;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

public sealed class QueryTests : IAsyncLifetime
{
    private OrgClient _org = null!;

    public async ValueTask InitializeAsync()
    {
        _org = await OrgClient.StartAsync(o => o.Clock(new FixedClock()));
        var acme = await _org.CreateAsync(
            "Account",
            """{"Name":"Acme","Industry":"Technology","AnnualRevenue":25000000,"NumberOfEmployees":10,"BillingCity":"Zürich"}""");
        var bolt = await _org.CreateAsync("Account", $$"""{"Name":"bolt","Industry":"Banking","AnnualRevenue":5,"ParentId":"{{acme}}"}""");
        await _org.CreateAsync("Account", """{"Name":"Crane_1%"}""");
        await _org.CreateAsync(
            "Contact",
            $$"""{"FirstName":"Ada","LastName":"Ray","AccountId":"{{acme}}","Email":"ada@acme.example","Birthdate":"1990-05-01"}""");
        await _org.CreateAsync("Contact", $$"""{"LastName":"Noll","AccountId":"{{acme}}"}""");
        await _org.CreateAsync("Contact", $$"""{"LastName":"Abt","AccountId":"{{bolt}}"}""");
        await _org.CreateAsync("Contact", """{"LastName":"Solo"}""");
        await _org.CreateAsync(
            "Opportunity", $$"""{"Name":"Big","StageName":"Closed Won","CloseDate":"2026-11-23","Amount":100,"AccountId":"{{acme}}"}""");
        await _org.CreateAsync(
            "Opportunity",
            $$"""{"Name":"Small","StageName":"Prospecting","CloseDate":"2026-11-30","Amount":10.5,"AccountId":"{{acme}}"}""");
        await _org.CreateAsync(
            "Opportunity", $$"""{"Name":"Old","StageName":"Closed Lost","CloseDate":"2025-12-31","AccountId":"{{bolt}}"}""");
        await _org.CreateAsync("Task", $$"""{"Subject":"Call","WhatId":"{{acme}}"}""");
        await _org.CreateAsync(
            "Project__c",
            $$"""{"Name":"P1","Tags__c":"Strategic;Public","Priority__c":"High","Account__c":"{{acme}}","Site__Latitude__s":47.37,"Site__Longitude__s":8.54,"IsBillable__c":true}""");
        await _org.CreateAsync("Project__c", """{"Name":"P2","Tags__c":"At Risk","Priority__c":"Low","Category__c":"Research"}""");
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData("SELECT Account.Name, Owner.Name FROM Contact GROUP BY Account.Name, Owner.Name", "duplicate alias: Name")]
    [InlineData("SELECT Account.Name, COUNT(Id) name FROM Contact GROUP BY Account.Name", "duplicate alias: name")]
    [InlineData("SELECT COUNT(Id) expr0, MAX(LastName) FROM Contact", "duplicate alias: expr0")]
    [InlineData("SELECT COUNT(Id) n, MAX(LastName) N FROM Contact", "duplicate alias: N")]
    [InlineData("SELECT Name, FORMAT(AnnualRevenue) name FROM Account", "duplicate alias: name")]
    [InlineData("SELECT Parent.Name, FORMAT(AnnualRevenue) Parent FROM Account", "duplicate alias: Parent")]
    [InlineData("SELECT FORMAT(AnnualRevenue) Parent, Parent.Name FROM Account", "duplicate alias: Parent")]
    [InlineData("SELECT COUNT(Id), COUNT(Phone) expr0 FROM Account", "duplicate alias: expr0")]
    [InlineData("SELECT Parent.Name, p.Name FROM Account a, a.Parent p", "duplicate field selected: p.Name")]
    [InlineData("SELECT Id FROM Contact a, a.Account a", "duplicate alias: a")]
    [InlineData("SELECT TYPEOF What WHEN Account THEN Name, Name END FROM Task", "duplicate field selected: Name")]
    public async Task Two_columns_of_one_name_are_refused(string soql, string message)
    {
        var answer = await _org.QueryAsync(soql);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var code = message.StartsWith("duplicate field", StringComparison.Ordinal) ? "INVALID_FIELD" : "MALFORMED_QUERY";
        Assert.Equal(code, answer.Body[0].GetProperty("errorCode").GetString());
        Assert.Contains(message, answer.Body[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_has_the_shape_of_the_real_path_whatever_aliases_are_used()
    {
        var row = (await _org.QueryAsync("SELECT a.Name, p.Name FROM Account a, a.Parent p WHERE p.Name = 'Acme'")).Body.GetProperty(
            "records")[0];
        Assert.Equal(("bolt", "Acme"), (row.GetProperty("Name").GetString(), row.GetProperty("Parent").GetProperty("Name").GetString()));
        var chain = (await _org.QueryAsync("SELECT c.LastName, p.Name FROM Contact c, Contact.Account a, a.Parent p WHERE p.Name = "
            + "'Acme'")).Body.GetProperty("records")[0];
        Assert.Equal("Acme", chain.GetProperty("Account").GetProperty("Parent").GetProperty("Name").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await _org.QueryAsync("SELECT Id, (SELECT Id FROM a.Contacts c) FROM Account a")).Status);
    }

    [Theory]
    [InlineData("Name = 'ACME'", "Acme")]
    [InlineData("Name != 'acme'", "bolt,Crane_1%")]
    [InlineData("Industry != 'Banking'", "Acme,Crane_1%")]
    [InlineData("Industry NOT IN ('Banking')", "Acme,Crane_1%")]
    [InlineData("Industry NOT IN ('Banking', null)", "Acme")]
    [InlineData("Industry IN ('banking', null)", "bolt,Crane_1%")]
    [InlineData("Industry = null", "Crane_1%")]
    [InlineData("Industry = ''", "Crane_1%")]
    [InlineData("Industry != null", "Acme,bolt")]
    [InlineData("(NOT Industry = 'Banking')", "Acme,Crane_1%")]
    [InlineData("(NOT AnnualRevenue > 10)", "bolt,Crane_1%")]
    [InlineData("AnnualRevenue >= 5 AND AnnualRevenue < 25000000.5", "Acme,bolt")]
    [InlineData("AnnualRevenue <= 5", "bolt")]
    [InlineData("Name LIKE 'a%'", "Acme")]
    [InlineData("Name LIKE '%E'", "Acme")]
    [InlineData("Name LIKE '_olt'", "bolt")]
    [InlineData("Name LIKE 'crane\\_1\\%'", "Crane_1%")]
    [InlineData("Name LIKE 'crane\\_2%'", "")]
    [InlineData("BillingCity LIKE 'ZÜR%'", "Acme")]
    [InlineData("BillingCity = 'zÜrich'", "Acme")]
    [InlineData("(NOT Name LIKE 'a%')", "bolt,Crane_1%")]
    [InlineData("Parent.Name = 'acme'", "bolt")]
    [InlineData("Parent.Name = null", "Acme,Crane_1%")]
    [InlineData("Parent.Name != 'acme'", "Acme,Crane_1%")]
    [InlineData("Name > 'ACME'", "bolt,Crane_1%")]
    [InlineData("Owner.Name = 'local admin'", "Acme,bolt,Crane_1%")]
    [InlineData("(Name = 'x' OR Industry = 'Technology') AND NumberOfEmployees = 10", "Acme")]
    [InlineData("CreatedDate = TODAY", "Acme,bolt,Crane_1%")]
    [InlineData("CreatedDate < TODAY", "")]
    [InlineData("CreatedDate >= 2026-11-23T09:15:30+01:00", "Acme,bolt,Crane_1%")]
    [InlineData("Id IN (SELECT AccountId FROM Contact WHERE Email LIKE '%@acme.example')", "Acme")]
    [InlineData("Id NOT IN (SELECT AccountId FROM Contact)", "Crane_1%")]
    [InlineData("Id IN (SELECT AccountId FROM Opportunity WHERE Amount > 50) AND Id IN (SELECT AccountId FROM Contact)", "Acme")]
    public async Task Conditions_mean_what_they_mean_on_the_platform(string where, string names) =>
        Assert.Equal(names, string.Join(",", await _org.RowsAsync($"SELECT Name FROM Account WHERE {where} ORDER BY Name")));

    [Fact]
    public async Task An_id_is_the_same_in_15_and_18_characters()
    {
        var id = (await _org.RowsAsync("SELECT Id FROM Account WHERE Name = 'Acme'"))[0];
        Assert.Equal(["Acme"], await _org.RowsAsync($"SELECT Name FROM Account WHERE Id = '{id[..15]}'"));
        Assert.Equal(["bolt"], await _org.RowsAsync($"SELECT Name FROM Account WHERE ParentId IN ('{id[..15]}')"));
    }

    [Theory]
    [InlineData("CloseDate = TODAY", "Big")]
    [InlineData("CloseDate = NEXT_N_DAYS:7", "Small")]
    [InlineData("CloseDate = LAST_N_DAYS:1", "Big")]
    [InlineData("CloseDate = THIS_YEAR", "Big,Small")]
    [InlineData("CloseDate < THIS_YEAR", "Old")]
    [InlineData("CloseDate != THIS_YEAR", "Old")]
    [InlineData("CloseDate > LAST_YEAR", "Big,Small")]
    [InlineData("CloseDate = LAST_FISCAL_YEAR", "Old")]
    [InlineData("CloseDate = 2026-11-30", "Small")]
    [InlineData("CALENDAR_YEAR(CloseDate) = 2025", "Old")]
    [InlineData("CALENDAR_MONTH(CloseDate) = 11 AND DAY_IN_WEEK(CloseDate) = 2", "Big,Small")]
    [InlineData("IsWon = true", "Big")]
    [InlineData("IsClosed = null", "Small")]
    [InlineData("Amount = null", "Old")]
    [InlineData("Account.Parent.Name = 'Acme'", "Old")]
    public async Task Dates_and_flags_filter(string where, string names) =>
        Assert.Equal(names, string.Join(",", await _org.RowsAsync($"SELECT Name FROM Opportunity WHERE {where} ORDER BY Name")));

    [Theory]
    [InlineData("Tags__c INCLUDES ('Strategic;Public', 'At Risk')", "P1,P2")]
    [InlineData("Tags__c INCLUDES ('strategic')", "P1")]
    [InlineData("Tags__c EXCLUDES ('Strategic')", "P2")]
    [InlineData("Tags__c = 'Public;Strategic'", "P1")]
    [InlineData("DISTANCE(Site__c, GEOLOCATION(47.38,8.54), 'km') < 2", "P1")]
    [InlineData("DISTANCE(Site__c, GEOLOCATION(46.95,7.44), 'mi') > 50", "P1")]
    [InlineData("IsBillable__c = null", "P2")]
    [InlineData("toLabel(Category__c) = 'Research & Development'", "P2")]
    public async Task Field_kinds_have_operators_of_their_own(string where, string names) =>
        Assert.Equal(names, string.Join(",", await _org.RowsAsync($"SELECT Name FROM Project__c WHERE {where} ORDER BY Name")));

    [Theory]
    [InlineData("ORDER BY Name", "Acme,bolt,Crane_1%")]
    [InlineData("ORDER BY Name DESC", "Crane_1%,bolt,Acme")]
    [InlineData("ORDER BY AnnualRevenue", "Crane_1%,bolt,Acme")]
    [InlineData("ORDER BY AnnualRevenue DESC", "Crane_1%,Acme,bolt")]
    [InlineData("ORDER BY AnnualRevenue DESC NULLS LAST", "Acme,bolt,Crane_1%")]
    [InlineData("ORDER BY Industry NULLS LAST", "bolt,Acme,Crane_1%")]
    [InlineData("ORDER BY Parent.Name NULLS LAST, Name DESC", "Crane_1%,Acme,bolt")]
    [InlineData("ORDER BY Name LIMIT 1 OFFSET 1", "bolt")]
    public async Task Rows_come_in_the_order_asked(string order, string names) =>
        Assert.Equal(names, string.Join(",", await _org.RowsAsync($"SELECT Name FROM Account {order}")));

    [Fact]
    public async Task Picklists_sort_by_their_defined_order() =>
        Assert.Equal(["P2", "P1"], await _org.RowsAsync("SELECT Name FROM Project__c ORDER BY Priority__c"));

    [Fact]
    public async Task Parents_are_objects_of_their_own_within_the_row_or_null()
    {
        var answer = await _org.QueryAsync(
            "SELECT Name, Account.Name, account.owner.name FROM Contact WHERE LastName IN ('Ray','Solo') ORDER BY Name");
        var rows = answer.Body.GetProperty("records");
        var acme = rows[0].GetProperty("Account");
        Assert.Equal(["attributes", "Name", "Account"], rows[0].EnumerateObject().Select(m => m.Name));
        Assert.Equal(["attributes", "Name", "Owner"], acme.EnumerateObject().Select(m => m.Name));
        Assert.Equal("Account", acme.GetProperty("attributes").GetProperty("type").GetString());
        Assert.StartsWith("/services/data/v67.0/sobjects/Account/001", acme.GetProperty("attributes").GetProperty("url")
            .GetString(), StringComparison.Ordinal);
        Assert.Equal("Local Admin", acme.GetProperty("Owner").GetProperty("Name").GetString());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("Account").ValueKind);
    }

    [Fact]
    public async Task A_polymorphic_parent_tells_its_own_object()
    {
        var answer = await _org.QueryAsync("SELECT Subject, What.Name, What.Type, Who.Name FROM Task WHERE What.Type IN ('Account')");
        var what = answer.Body.GetProperty("records")[0].GetProperty("What");
        Assert.Equal("Account", what.GetProperty("attributes").GetProperty("type").GetString());
        Assert.Equal(("Acme", "Account"), (what.GetProperty("Name").GetString(), what.GetProperty("Type").GetString()));
        Assert.Equal(["Call|Technology|-"], await _org.RowsAsync(
            "SELECT Subject, TYPEOF What WHEN Account THEN Industry WHEN Opportunity THEN Amount END, Who.Name FROM Task"));
    }

    [Fact]
    public async Task Children_are_results_of_their_own_or_null()
    {
        var answer = await _org.QueryAsync("SELECT Name, (SELECT LastName, Account.Name FROM Contacts ORDER BY LastName LIMIT 1), (SELECT "
            + "Name FROM ChildAccounts) FROM Account ORDER BY Name");
        var rows = answer.Body.GetProperty("records");
        var contacts = rows[0].GetProperty("Contacts");
        Assert.Equal(["totalSize", "done", "records"], contacts.EnumerateObject().Select(m => m.Name));
        Assert.Equal("1|true", $"{contacts.GetProperty("totalSize")}|{contacts.GetProperty("done").GetRawText()}");
        Assert.Equal("Noll", contacts.GetProperty("records")[0].GetProperty("LastName").GetString());
        Assert.Equal("Acme", contacts.GetProperty("records")[0].GetProperty("Account").GetProperty("Name").GetString());
        Assert.Equal("bolt", rows[0].GetProperty("ChildAccounts").GetProperty("records")[0].GetProperty("Name").GetString());
        Assert.Equal(JsonValueKind.Null, rows[2].GetProperty("Contacts").ValueKind);
    }

    [Fact]
    public async Task Counting_gives_a_number_and_no_rows()
    {
        Assert.Equal("""{"totalSize":3,"done":true,"records":[]}""", (await _org.QueryAsync("SELECT COUNT() FROM Account")).Text);
        Assert.Equal("""{"totalSize":2,"done":true,"records":[]}""", (await _org.QueryAsync("SELECT COUNT() FROM Account LIMIT 2")).Text);
        Assert.Equal(
            """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"AggregateResult"},"expr0":2}]}""",
            (await _org.QueryAsync("SELECT COUNT(Industry) FROM Account")).Text);
    }

    [Theory]
    [InlineData("SELECT StageName, COUNT(Id), SUM(Amount) total FROM Opportunity GROUP BY StageName ORDER BY "
        + "StageName", "Prospecting|1|10.5;Closed Won|1|100.0;Closed Lost|1|-")]
    [InlineData("SELECT Account.Name, COUNT(Id) FROM Opportunity GROUP BY Account.Name HAVING COUNT(Id) > 1", "Acme|2")]
    [InlineData("SELECT MAX(Amount), MIN(CloseDate), AVG(Amount), COUNT_DISTINCT(AccountId) FROM Opportunity", "100.0|2025-12-31|55.25|2")]
    [InlineData("SELECT CALENDAR_YEAR(CloseDate), COUNT(Id) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate) ORDER BY "
        + "CALENDAR_YEAR(CloseDate) DESC", "2026|2;2025|1")]
    [InlineData("SELECT IsClosed, COUNT(Id) FROM Opportunity GROUP BY ROLLUP(IsClosed) ORDER BY COUNT(Id)", "false|1;true|2;-|3")]
    [InlineData("SELECT IsClosed, IsWon, GROUPING(IsClosed), COUNT(Id) FROM Opportunity WHERE Amount = 100 GROUP BY CUBE(IsClosed, "
        + "IsWon)", "true|true|0|1;true|-|0|1;-|true|1|1;-|-|1|1")]
    [InlineData("SELECT MIN(StageName), MAX(StageName) FROM Opportunity", "Prospecting|Closed Lost")]
    public async Task Groups_and_aggregates(string soql, string rows) =>
        Assert.Equal(rows, string.Join(";", await _org.RowsAsync(soql)), ignoreCase: true);

    [Fact]
    public async Task Days_are_the_users_and_fiscal_years_the_orgs()
    {
        var clock = new FixedClock { Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero) };
        await using var org = await OrgClient.StartAsync(
            o => o.Clock(clock).TimeZone(TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).FiscalYearStart(4));
        // In New York it is the evening of the 22nd.
        await org.CreateAsync("Opportunity", """{"Name":"A","StageName":"Prospecting","CloseDate":"2026-11-22"}""");
        await org.CreateAsync("Opportunity", """{"Name":"B","StageName":"Prospecting","CloseDate":"2027-02-01"}""");
        await org.CreateAsync("Opportunity", """{"Name":"C","StageName":"Prospecting","CloseDate":"2026-03-31"}""");
        Assert.Equal(["A"], await org.RowsAsync("SELECT Name FROM Opportunity WHERE CloseDate = TODAY"));
        Assert.Equal(["A", "B", "C"], await org.RowsAsync("SELECT Name FROM Opportunity WHERE CreatedDate = TODAY ORDER BY Name"));
        Assert.Empty(await org.RowsAsync("SELECT Name FROM Opportunity WHERE CreatedDate > TODAY"));
        Assert.Equal(["A", "B"], await org.RowsAsync("SELECT Name FROM Opportunity WHERE CloseDate = THIS_FISCAL_YEAR ORDER BY Name"));
        Assert.Equal(["C"], await org.RowsAsync(
            "SELECT Name FROM Opportunity WHERE CloseDate = LAST_FISCAL_QUARTER OR CloseDate = LAST_FISCAL_YEAR"));
        Assert.Equal(
            ["2026-11-22|3"],
            await org.RowsAsync("SELECT DAY_ONLY(convertTimezone(CreatedDate)), COUNT(Id) FROM Opportunity GROUP BY "
                + "DAY_ONLY(convertTimezone(CreatedDate))"));
        Assert.Equal(["2026|1", "2027|2"], await org.RowsAsync(
            "SELECT FISCAL_YEAR(CloseDate), COUNT(Id) FROM Opportunity GROUP BY FISCAL_YEAR(CloseDate) ORDER BY FISCAL_YEAR(CloseDate)"));
    }

    [Fact]
    public async Task Labels_and_formats_are_for_reading() =>
        Assert.Equal(["Research & Development|-"], await _org.RowsAsync(
            "SELECT toLabel(Category__c), FORMAT(Budget__c) amt FROM Project__c WHERE Name = 'P2'"));

    [Theory]
    [InlineData("SELEKT Id FROM Account", "MALFORMED_QUERY", "unexpected token: SELEKT")]
    [InlineData(
        "SELECT Bacon__c FROM Account LIMIT 2", "INVALID_FIELD",
        "\nSELECT Bacon__c FROM Account LIMIT 2\n       ^\nERROR at Row:1:Column:8\nNo such column 'Bacon__c' on entity 'Account'. If you "
            + "are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL "
            + "or the describe call for the appropriate names.")]
    [InlineData(
        "select count() from XYZZY", "INVALID_TYPE",
        "\nselect count() from XYZZY\n                    ^\nERROR at Row:1:Column:21\nsObject type 'XYZZY' is not supported. If you are "
            + "attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the "
            + "describe call for the appropriate names.")]
    [InlineData("SELECT Id FROM Account WHERE Description = 'x'", "INVALID_FIELD", "\nSELECT Id FROM Account WHERE Description = 'x'\n    "
        + "                         ^\nERROR at Row:1:Column:30\nfield 'Description' can not be filtered in a query call")]
    [InlineData("SELECT Id FROM Account WHERE BillingAddress = 'x'", "INVALID_FIELD", null)]
    [InlineData("SELECT Id FROM Account ORDER BY Description", "MALFORMED_QUERY", null)]
    [InlineData("SELECT Description, COUNT(Id) FROM Account GROUP BY Description", "MALFORMED_QUERY", null)]
    [InlineData("SELECT Name, COUNT(Id) FROM Account", "MALFORMED_QUERY", null)]
    [InlineData("SELECT SUM(Name) FROM Account", "MALFORMED_QUERY", null)]
    [InlineData("SELECT COUNT(Id) FROM Account LIMIT 1", "MALFORMED_QUERY", null)]
    [InlineData("SELECT Id, Id FROM Account", "INVALID_FIELD", null)]
    [InlineData("SELECT Name n FROM Account", "MALFORMED_QUERY", null)]
    [InlineData("SELECT Id FROM Account WHERE Id = 'x'", "INVALID_QUERY_FILTER_OPERATOR", "\nSELECT Id FROM Account WHERE Id = 'x'\n      "
        + "                            ^\nERROR at Row:1:Column:35\ninvalid ID field: x")]
    [InlineData("SELECT Id FROM Account WHERE Name = 5", "INVALID_FIELD", null)]
    [InlineData("SELECT Id FROM Account WHERE AnnualRevenue = '5'", "INVALID_FIELD", null)]
    [InlineData("SELECT Id FROM Account WHERE CreatedDate > 2026-01-01", "INVALID_FIELD", null)]
    [InlineData("SELECT Id FROM Opportunity WHERE CloseDate > 2026-01-01T00:00:00Z", "INVALID_FIELD", null)]
    [InlineData("SELECT Id FROM Account LIMIT 1 OFFSET 2001", "NUMBER_OUTSIDE_VALID_RANGE", null)]
    [InlineData("SELECT Id FROM Account WHERE Foo.Name = 'x'", "INVALID_FIELD", null)]
    [InlineData("SELECT Id, (SELECT Id FROM Foos) FROM Account", "INVALID_TYPE", null)]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)", "MALFORMED_QUERY", null)]
    [InlineData("SELECT Id FROM Account WHERE Name = 'x' OR Id IN (SELECT AccountId FROM Contact)", "MALFORMED_QUERY", null)]
    [InlineData("SELECT FIELDS(ALL) FROM Account", "MALFORMED_QUERY", null)]
    [InlineData("SELECT Id FROM Task WHERE What.Industry = 'x'", "INVALID_FIELD", null)]
    public async Task A_query_with_a_mistake_is_refused_in_the_platforms_words(string soql, string code, string? message)
    {
        var answer = await _org.QueryAsync(soql);
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Body[0].GetProperty("errorCode").GetString()));
        if (message is not null)
            answer.IsError(400, code, message, null);
        else
            Assert.Contains("ERROR at Row:1:Column:", answer.Body[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_fields_can_be_asked_for()
    {
        var row = (await _org.QueryAsync("SELECT FIELDS(ALL) FROM Account WHERE Name = 'Acme' LIMIT 1")).Body.GetProperty("records")[0];
        Assert.Equal("2.5E7", row.GetProperty("AnnualRevenue").GetRawText());
        Assert.Equal("Zürich", row.GetProperty("BillingAddress").GetProperty("city").GetString());
    }

    [Fact]
    public async Task A_result_larger_than_a_page_is_read_page_by_page_and_each_page_again()
    {
        for (var i = 0; i < 450; i++)
            await _org.CreateAsync("Lead", $$"""{"LastName":"L{{i:D3}}","Company":"C"}""");
        var first = await _org.GetAsync(
            "query?q=SELECT+LastName+FROM+Lead+ORDER+BY+LastName+DESC", ("Sforce-Query-Options", "batchSize=200"));
        Assert.Equal((450, false, 200), (first.Body.GetProperty("totalSize")
            .GetInt32(), first.Body.GetProperty("done").GetBoolean(), first.Body.GetProperty("records").GetArrayLength()));
        var next = first.Body.GetProperty("nextRecordsUrl").GetString()!;
        Assert.Matches("^/services/data/v67.0/query/01g[0-9A-Za-z]{15}-200$", next);
        // What changes in between does not move the pages.
        await _org.CreateAsync("Lead", """{"LastName":"L999","Company":"C"}""");
        var second = await _org.GetAsync(next);
        Assert.Equal("L249", second.Body.GetProperty("records")[0].GetProperty("LastName").GetString());
        Assert.Equal(second.Text, (await _org.GetAsync(next)).Text);
        var third = await _org.GetAsync(second.Body.GetProperty("nextRecordsUrl").GetString()!);
        Assert.Equal((450, true, 50), (third.Body.GetProperty("totalSize")
            .GetInt32(), third.Body.GetProperty("done").GetBoolean(), third.Body.GetProperty("records").GetArrayLength()));
        Assert.False(third.Body.TryGetProperty("nextRecordsUrl", out _));
        (await _org.GetAsync("query/01gXX-5")).IsError(400, "INVALID_QUERY_LOCATOR", "invalid query locator", null);
    }
}
