using System.Net;
using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>What LocalOrg answers to statements: the verdict of the semantic check, in the form of the platform.</summary>
public sealed class StatementTests
{
    [Theory]
    [InlineData("INVALID_QUERY_FILTER_OPERATOR", "SELECT Id FROM Project__c WHERE Tags__c LIKE 'x%'")]
    [InlineData("INVALID_QUERY_FILTER_OPERATOR", "SELECT Id FROM Project__c WHERE Tags__c > 'x'")]
    [InlineData("INVALID_QUERY_FILTER_OPERATOR", "SELECT Id FROM Project__c WHERE DISTANCE(Site__c, GEOLOCATION(1, 2), 'km') = 20")]
    [InlineData("INVALID_FIELD", "SELECT Id FROM Opportunity WHERE CloseDate > 1699-12-31")]
    [InlineData("INVALID_FIELD", "SELECT Id FROM Opportunity WHERE CreatedDate < 4001-01-01T00:00:00Z")]
    [InlineData("MALFORMED_QUERY", "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Task)")]
    [InlineData("MALFORMED_QUERY", "SELECT Id FROM Contact WHERE Account.OwnerId IN (SELECT OwnerId FROM Opportunity)")]
    [InlineData("MALFORMED_QUERY", "SELECT Id FROM Account WHERE Id IN (SELECT Account.ParentId FROM Contact)")]
    [InlineData("MALFORMED_QUERY", "SELECT Id, (SELECT TYPEOF What WHEN Account THEN Phone END FROM Tasks) FROM Account")]
    [InlineData("MALFORMED_QUERY", "SELECT Id, (SELECT Id FROM Contacts OFFSET 1) FROM Account")]
    [InlineData("MALFORMED_QUERY", "SELECT Id, (SELECT Id FROM Contacts USING SCOPE mine) FROM Account")]
    [InlineData("MALFORMED_QUERY", "SELECT COUNT(Id), COUNT(Phone) expr0 FROM Account")]
    [InlineData("MALFORMED_QUERY", "SELECT convertCurrency(Name) FROM Account")]
    [InlineData("MALFORMED_QUERY", "SELECT Id FROM Account WHERE convertCurrency(AnnualRevenue) > 5")]
    [InlineData("MALFORMED_QUERY", "SELECT Id FROM Account ORDER BY toLabel(Industry)")]
    [InlineData("MALFORMED_QUERY", "SELECT Id FROM Account ORDER BY Description")]
    [InlineData("MALFORMED_QUERY", "SELECT COUNT(Id) FROM Account GROUP BY Description")]
    [InlineData("MALFORMED_QUERY", "SELECT COUNT() FROM Account GROUP BY Name")]
    [InlineData("MALFORMED_QUERY", "SELECT Id, (SELECT COUNT(Id) FROM Contacts) FROM Account")]
    [InlineData("MALFORMED_QUERY", "SELECT MAX(SUM(AnnualRevenue)) FROM Account")]
    [InlineData("INVALID_FIELD", "SELECT Id, FIELDS(ALL) FROM Account LIMIT 1")]
    [InlineData("INVALID_FIELD", "SELECT Profile.Nonsense FROM User")]
    [InlineData("INVALID_FIELD", "SELECT Profile.Name FROM User")]
    [InlineData("INVALID_FIELD", "SELECT Id FROM Account WHERE UserRecordAccess.HasEditAccess = true")]
    [InlineData("INVALID_FIELD", "SELECT Id FROM Task WHERE What.Type = 5")]
    [InlineData("INVALID_TYPE", "SELECT Id, (SELECT Id FROM Notes) FROM Account")]
    [InlineData("INVALID_TYPE", "SELECT TYPEOF What WHEN Solution THEN SolutionName END FROM Task")]
    public async Task What_the_check_refuses_the_org_refuses_with_its_code(string code, string soql)
    {
        await using var org = await OrgClient.StartAsync();
        var answer = await org.QueryAsync(soql);

        Assert.True(answer.Status == HttpStatusCode.BadRequest, answer.Text);
        Assert.Equal(code, answer.Body[0].GetProperty("errorCode").GetString());
    }

    [Theory]
    [InlineData("INVALID_TYPE", "SELECT Id FROM "
        + "Opportunity", "sObject type 'Opportunity' is not supported. If you are attempting to use a custom object, be sure")]
    [InlineData("INVALID_FIELD", "SELECT Phone FROM "
        + "Account", "No such column 'Phone' on entity 'Account'. If you are attempting to use a custom field, be sure")]
    [InlineData("INVALID_FIELD", "SELECT Id FROM Contact WHERE Account.Phone = '1'", "No such column 'Phone' on entity 'Account'")]
    [InlineData("INVALID_FIELD", "SELECT Id FROM Account ORDER BY Phone", "No such column 'Phone' on entity 'Account'")]
    [InlineData("INVALID_TYPE", "SELECT Id, (SELECT Id FROM Opportunities) FROM "
        + "Account", "Didn't understand relationship 'Opportunities' in FROM part of query call")]
    [InlineData(
        "INVALID_TYPE", "SELECT TYPEOF What WHEN Opportunity THEN Name END FROM Task", "sObject type 'Opportunity' is not supported")]
    [InlineData("INVALID_TYPE", "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM "
        + "Opportunity)", "sObject type 'Opportunity' is not supported")]
    [InlineData("INVALID_FIELD", "SELECT Opportunity.Name FROM OpportunityLineItem", "Didn't understand relationship 'Opportunity' in "
        + "field path. If you are attempting to use a custom relationship")]
    public async Task What_a_user_may_not_see_does_not_exist(string code, string soql, string message)
    {
        await using var org = await OrgClient.StartAsync();
        var kim = await org.Org.AddUserAsync(
            new LocalUser("kim@acme.example").Object("Opportunity", ObjectAccess.None).Field("Account.Phone", FieldAccess.None),
            TestContext.Current.CancellationToken);
        org.Http.DefaultRequestHeaders.Authorization = new("Bearer", kim.Token);
        var answer = await org.QueryAsync(soql);

        Assert.True(answer.Status == HttpStatusCode.BadRequest, answer.Text);
        Assert.Equal(code, answer.Body[0].GetProperty("errorCode").GetString());
        Assert.Contains(message, answer.Body[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name = 'x{0}'", " OR ")]
    [InlineData("Name != 'x{0}'", " AND ")]
    [InlineData("Name LIKE 'x{0}%'", " OR ")]
    [InlineData("AnnualRevenue > {0}", " OR ")]
    [InlineData("CreatedDate = LAST_N_DAYS:{0}", " OR ")]
    [InlineData("(NOT Name = 'x{0}')", " AND ")]
    [InlineData("(Name = 'a' AND Name = 'x{0}')", " OR ")]
    [InlineData("Parent.Name = 'x{0}'", " OR ")]
    [InlineData("Name IN ('x', 'y{0}', null)", " OR ")]
    [InlineData("Id = null", " OR ")]
    [InlineData("Id = '001{0:D12}'", " OR ")]
    [InlineData("OwnerId != '005{0:D12}'", " AND ")]
    [InlineData("IsDeleted = true", " OR ")]
    public async Task Two_thousand_terms_are_one_condition(string term, string with)
    {
        await using var org = await OrgClient.StartAsync();
        await org.CreateAsync("Account", """{"Name":"x1","AnnualRevenue":5}""");
        var terms = Enumerable.Range(0, 2000).Select(n => string.Format(System.Globalization.CultureInfo.InvariantCulture, term, n));
        var answer = await LongAsync(org, $"SELECT Id FROM Account WHERE {string.Join(with, terms)}");

        Assert.Equal(200, answer.GetProperty("httpStatusCode").GetInt32());
        // In a URL there is no room for it.
        Assert.Equal(
            HttpStatusCode.RequestUriTooLong, (await org.QueryAsync($"SELECT Id FROM Account WHERE {string.Join(with, terms)}")).Status);
    }

    [Theory]
    [InlineData("Name IN ({0})", "'x'")]
    [InlineData("AnnualRevenue IN ({0})", "7")]
    [InlineData("CreatedDate IN ({0})", "TODAY")]
    [InlineData("Industry NOT IN ({0})", "null")]
    public async Task Lists_may_be_as_long_as_a_statement(string condition, string value)
    {
        await using var org = await OrgClient.StartAsync();
        var values = string.Join(",", Enumerable.Range(0, 90_000 / (value.Length + 1)).Select(n => value));
        var answer = await LongAsync(
            org, "SELECT Id FROM Account WHERE " + string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, values));

        Assert.Equal(200, answer.GetProperty("httpStatusCode").GetInt32());
    }

    [Theory]
    [InlineData("(", "Name = 'x'", ")", 2000)]
    [InlineData("(NOT ", "Name = 'x'", ")", 2000)]
    [InlineData("NOT ", "Name = 'x'", "", 2000)]
    [InlineData("(Name = 'y' OR (Name = 'z' AND ", "Name = 'x'", "))", 1000)]
    [InlineData("(SELECT Id, ", "Id", " FROM ChildAccounts)", 1000)]
    public async Task A_statement_that_is_nested_too_deep_is_refused(string before, string inner, string after, int times)
    {
        await using var org = await OrgClient.StartAsync();
        var nested = string.Concat(Enumerable.Repeat(before, times)) + inner + string.Concat(Enumerable.Repeat(after, times));
        var answer = await LongAsync(org, before.StartsWith("(SELECT", StringComparison.Ordinal)
            ? $"SELECT Id, {nested} FROM Account"
            : $"SELECT Id FROM Account WHERE {nested}");

        Assert.Equal(400, answer.GetProperty("httpStatusCode").GetInt32());
        Assert.Equal("MALFORMED_QUERY", answer.GetProperty("body")[0].GetProperty("errorCode").GetString());
    }

    [Theory]
    [InlineData("(Name = 'y' OR (Name = 'z' AND ", "))", 49)]
    [InlineData("(NOT ", ")", 99)]
    [InlineData("(", ")", 99)]
    [InlineData("(Name='1' OR Name='2' OR Name='3' OR Name='4' OR Name='5' OR Name='6' OR Name='7' OR Name='8' OR Name='9' OR "
        + "(", " AND Id=null AND Name='b' AND Name='c'))", 49)]
    [InlineData("((", " OR Id=null OR Name='2' OR Name='3' OR Name='4' OR Name='5' OR Name='6' OR Name='7' OR Name='8' OR Name='9') AND "
        + "Id=null AND Name='b' AND Name='c')", 49)]
    public async Task A_statement_as_deep_as_the_parser_takes_runs(string before, string after, int times)
    {
        await using var org = await OrgClient.StartAsync();
        var nested = string.Concat(Enumerable.Repeat(before, times)) + "Name = 'x'" + string.Concat(Enumerable.Repeat(after, times));
        var answer = await LongAsync(org, $"SELECT Id FROM Account WHERE {nested}");

        Assert.Equal((200, times), (answer.GetProperty("httpStatusCode").GetInt32(), times));
    }

    [Theory]
    [InlineData("%\\u0000", "")]
    [InlineData("\\u0000%", "")]
    [InlineData("a\\u0000%", "")]
    [InlineData("%\\u0000%", "")]
    [InlineData("a%", "acme")]
    public async Task LIKE_with_a_NUL_finds_texts_with_a_NUL_only(string pattern, string names)
    {
        await using var org = await OrgClient.StartAsync();
        await org.CreateAsync("Account", """{"Name":"acme"}""");
        await org.CreateAsync("Account", """{"Name":"bolt"}""");

        Assert.Equal(names, string.Join(",", await org.RowsAsync($"SELECT Name FROM Account WHERE Name LIKE '{pattern}'")));
    }

    [Theory]
    [InlineData("CreatedDate < LAST_N_YEARS:99999", 0)]
    [InlineData("CreatedDate > LAST_N_DAYS:99999999", 0)]
    [InlineData("CreatedDate = LAST_N_DAYS:99999999", 1)]
    [InlineData("CreatedDate < NEXT_N_FISCAL_QUARTERS:2147483647", 1)]
    [InlineData("CreatedDate = N_MONTHS_AGO:2147483647", 0)]
    [InlineData("CreatedDate >= 1700-01-01T00:00:00Z AND CreatedDate <= 4000-12-31T23:59:59Z", 1)]
    public async Task Ranges_beyond_the_calendar_end_with_it(string condition, int rows)
    {
        // In a zone behind and one ahead of UTC the first and the last day begin in another year.
        foreach (var zone in (string[])["America/New_York", "Asia/Tokyo"])
        {
            await using var org = await OrgClient.StartAsync(o => o.TimeZone(TimeZoneInfo.FindSystemTimeZoneById(zone)));
            await org.CreateAsync("Account", """{"Name":"acme"}""");
            Assert.Equal(rows, (await org.RowsAsync($"SELECT Name FROM Account WHERE {condition}")).Length);
        }
    }

    [Theory]
    [InlineData("SELECT Name, p.Name FROM Account a, a.Parent p WHERE p.Name = 'Top'", """{"Name":"Low","Parent":{"Name":"Top"}}""")]
    [InlineData("SELECT LastName, a.Name, p.Name FROM Contact c, c.Account a, a.Parent "
        + "p", """{"LastName":"Ray","Account":{"Name":"Low","Parent":{"Name":"Top"}}}""")]
    [InlineData("SELECT LastName, p.Name, o.Name FROM Contact c, c.Account.Parent p, p.Owner "
        + "o", """{"LastName":"Ray","Account":{"Parent":{"Name":"Top","Owner":{"Name":"Local Admin"}}}}""")]
    [InlineData(
        "SELECT Name, (SELECT c.LastName, p.Name FROM Contacts c, c.Account.Parent p) FROM Account WHERE Name = 'Low'",
        """{"Name":"Low","Contacts":{"totalSize":1,"done":true,"records":[{"LastName":"Ray","Account":{"Parent":{"Name":"Top"}}}]}}""")]
    [InlineData("SELECT Name, (SELECT Contacts.LastName FROM Contacts) FROM Account WHERE Name = "
        + "'Low'", """{"Name":"Low","Contacts":{"totalSize":1,"done":true,"records":[{"LastName":"Ray"}]}}""")]
    public async Task Rows_are_shaped_by_the_path_behind_an_alias(string soql, string row)
    {
        await using var org = await OrgClient.StartAsync();
        var top = await org.CreateAsync("Account", """{"Name":"Top"}""");
        var low = await org.CreateAsync("Account", $$"""{"Name":"Low","ParentId":"{{top}}"}""");
        await org.CreateAsync("Contact", $$"""{"LastName":"Ray","AccountId":"{{low}}"}""");
        var answer = await org.QueryAsync(soql);

        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        Assert.Equal(row, WithoutAttributes(Assert.Single(answer.Body.GetProperty("records").EnumerateArray())));
        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync($"query?columns=true&q={Uri.EscapeDataString(soql)}")).Status);
    }

    [Theory]
    [InlineData("SELECT Id, Name, COUNT(Id) n FROM Account GROUP BY Id, Name ORDER BY n DESC", "MALFORMED_QUERY")]
    [InlineData("SELECT Name, COUNT(Id) n FROM Account GROUP BY Name ORDER BY n DESC", null)]
    [InlineData("SELECT toLabel(Industry) i, COUNT(Id) FROM Account GROUP BY Industry ORDER BY i", null)]
    [InlineData("SELECT FORMAT(AnnualRevenue) r FROM Account ORDER BY r", null)]
    [InlineData("SELECT Owner.Name, Owner.NameOrAlias, Owner.LastViewedDate, Owner.ProfileId FROM Task", null)]
    [InlineData("SELECT FORMAT(convertCurrency(AnnualRevenue)) a, FORMAT(BillingAddress) FROM Account WHERE toLabel(Industry) LIKE '%a%' "
        + "OR toLabel(Industry) > 'b'", null)]
    public async Task Aliases_and_functions_that_the_check_takes_run(string soql, string? code)
    {
        await using var org = await OrgClient.StartAsync();
        await org.CreateAsync("Account", """{"Name":"acme","Industry":"Banking"}""");
        var answer = await org.QueryAsync(soql);

        Assert.Equal(code, answer.Status == HttpStatusCode.OK ? null : answer.Body[0].GetProperty("errorCode").GetString());
    }

    [Theory]
    [InlineData("SELECT COUNT() FROM Account WHERE {0}")]
    [InlineData("SELECT COUNT(Id) FROM Account WHERE {0}")]
    [InlineData("SELECT Name, OwnerId, COUNT(Id) FROM Account WHERE {0} GROUP BY CUBE(Name, OwnerId)")]
    [InlineData("SELECT Id, (SELECT Id FROM Contacts WHERE {0}) FROM Account")]
    [InlineData("SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE {0})")]
    [InlineData("SELECT Name, COUNT(Id) FROM Account GROUP BY Name HAVING {0}")]
    public async Task Conditions_are_as_long_in_every_clause(string soql)
    {
        await using var org = await OrgClient.StartAsync();
        await org.CreateAsync("Account", """{"Name":"acme"}""");
        var condition = string.Join(" OR ", Enumerable.Range(0, 4000).Select(n => $"Name = '{n}'"));
        var answer = await LongAsync(org, soql.Replace("{0}", condition, StringComparison.Ordinal));

        Assert.Equal((soql, 200), (soql, answer.GetProperty("httpStatusCode").GetInt32()));
    }

    // A statement that no URL can hold goes as a step of a composite.
    private static async Task<JsonElement> LongAsync(OrgClient org, string soql)
    {
        var body = JsonSerializer.Serialize(new
        {
            compositeRequest = new[]
            {
                new { method = "GET", url = "/services/data/v67.0/query?q=" + Uri.EscapeDataString(soql), referenceId = "q" }
            },
        });
        var answer = await org.SendAsync("POST", "composite", body);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return answer.Body.GetProperty("compositeResponse")[0];
    }

    private static string WithoutAttributes(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject().Where(m => m.Name != "attributes").Select(
            m => $"\"{m.Name}\":{WithoutAttributes(m.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(WithoutAttributes)) + "]",
        _ => value.GetRawText(),
    };
}
