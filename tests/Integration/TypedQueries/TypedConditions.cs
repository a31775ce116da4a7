using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Random conditions. What they mean is written a second time, by SALESFORCE.md 8: texts compare without case, a null is unequal to every
/// value and neither less nor greater than any.
/// </summary>
internal sealed class TypedConditions(TypedWorld world, SalesforceClient org, Random random)
{
    /// <summary>A condition, now and then with joins, which SOQL takes at the top alone and twice at most.</summary>
    public TypedCondition Next()
    {
        var condition = Tree(random.Next(4));
        for (var joins = random.Next(4); joins is 1 or 2; joins--)
            condition = And(condition, Join());
        return condition;
    }

    private TypedCondition Tree(int depth)
    {
        if (depth == 0)
            return Leaf();
        var (left, right) = (Tree(depth - 1), Tree(random.Next(depth)));
        return random.Next(5) switch
        {
            0 or 1 => And(left, right),
            2 or 3 => new(a => left.Soql(a) || right.Soql(a), r => left.Holds(r) || right.Holds(r)),
            _ => new(a => !left.Soql(a), r => !left.Holds(r)),
        };
    }

    private static TypedCondition And(TypedCondition left, TypedCondition right) =>
        new(a => left.Soql(a) && right.Soql(a), r => left.Holds(r) && right.Holds(r));

    private TypedCondition Leaf() => random.Next(7) switch
    {
        0 or 1 => Text(),
        2 => Amount(),
        3 => Picklists(),
        4 => Parents(),
        5 => Ids(),
        _ => Places(),
    };

    private TypedCondition Text()
    {
        var (text, other) = (Pick(TypedWorld.Texts), Pick(TypedWorld.Texts));
        var part = text[..random.Next(text.Length + 1)];
        return random.Next(9) switch
        {
            0 => new(a => a.Site == text, r => Same(r.Account.Site, text)),
            1 => new(a => a.Site != text, r => !Same(r.Account.Site, text)),
            2 => new(a => a.Site == null, r => r.Account.Site is null),
            3 => new(a => a.Site.In(text, other), r => Same(r.Account.Site, text) || Same(r.Account.Site, other)),
            4 => new(a => a.Site.NotIn(new List<string> { text, other }), r => !Same(r.Account.Site, text) && !Same(r.Account.Site, other)),
            5 => new(a => a.Site.StartsWith(part), r => Upper(r.Account.Site)?.StartsWith(Upper(part)!, StringComparison.Ordinal) == true),
            6 => new(a => a.Site.EndsWith(text), r => Upper(r.Account.Site)?.EndsWith(Upper(text)!, StringComparison.Ordinal) == true),
            7 => new(a => a.Site.Contains(part), r => Upper(r.Account.Site)?.Contains(Upper(part)!, StringComparison.Ordinal) == true),
            _ => new(a => a.Site.Like("_%" + "b"), r => r.Account.Site is { Length: > 1 } site && site[^1] is 'b' or 'B'),
        };
    }

    private TypedCondition Amount()
    {
        var (amount, number) = (Pick(TypedWorld.Amounts), random.Next(5));
        return random.Next(9) switch
        {
            0 => new(a => a.AnnualRevenue > amount, r => r.Account.AnnualRevenue > amount),
            1 => new(a => a.AnnualRevenue >= amount, r => r.Account.AnnualRevenue >= amount),
            2 => new(a => a.AnnualRevenue < amount, r => r.Account.AnnualRevenue < amount),
            3 => new(a => a.AnnualRevenue <= amount, r => r.Account.AnnualRevenue <= amount),
            4 => new(a => a.AnnualRevenue != amount, r => r.Account.AnnualRevenue != amount),
            5 => new(a => a.NumberOfEmployees == number, r => r.Account.NumberOfEmployees == number),
            6 => new(a => a.NumberOfEmployees.In(number, number + 2), r => r.Account.NumberOfEmployees is { } n
                && (n == number || n == number + 2)),
            7 => new(a => a.NumberOfEmployees != null, r => r.Account.NumberOfEmployees is not null),
            _ => new(a => a.AnnualRevenue == amount, r => r.Account.AnnualRevenue == amount),
        };
    }

    private TypedCondition Picklists()
    {
        var (industry, other) = (Pick(TypedWorld.Industries), Pick(TypedWorld.Industries));
        var (region, second) = (Pick(TypedWorld.Regions), Pick(TypedWorld.Regions));
        return random.Next(5) switch
        {
            0 => new(a => a.Industry == industry, r => r.Account.Industry == industry),
            1 => new(a => a.Industry.NotIn(industry, other), r => r.Account.Industry != industry && r.Account.Industry != other),
            2 => new(a => a.Industry == null || a.Industry.In(other), r => r.Account.Industry is not { } i || i == other),
            3 => new(a => a.Regions__c.Includes(
                region, PicklistSet.Create([region, second])), r => r.Account.Regions__c?.Contains(region) == true),
            _ => new(a => a.Regions__c.Excludes(region), r => r.Account.Regions__c?.Contains(region) != true),
        };
    }

    private TypedCondition Parents()
    {
        var (row, amount) = (Pick(world.Rows), Pick(TypedWorld.Amounts));
        var name = row.Account.Name;
        return random.Next(4) switch
        {
            0 => new(a => a.Parent.Name == name, r => r.Parent?.Account.Name == name),
            1 => new(a => a.Parent.AnnualRevenue > amount, r => r.Parent?.Account.AnnualRevenue > amount),
            2 => new(
                a => a.Parent.Parent.Industry == AccountIndustry.Energy, r => r.Parent?.Parent?.Account.Industry == AccountIndustry.Energy),
            _ => new(a => a.Parent.Parent.Parent.Name == null, r => r.Parent?.Parent?.Parent is null),
        };
    }

    private TypedCondition Ids()
    {
        var ids = Enumerable.Range(0, random.Next(1, 40)).Select(_ => Pick(world.Rows).Id).ToList();
        return random.Next(4) switch
        {
            0 => new(a => a.Id.In(ids), r => ids.Contains(r.Id)),
            1 => new(a => a.Id != ids[0], r => r.Id != ids[0]),
            2 => new(a => a.ParentId.NotIn(ids), r => r.Parent is null || !ids.Contains(r.Parent.Id)),
            _ => new(a => a.ParentId == ids[0], r => r.Parent?.Id == ids[0]),
        };
    }

    // Far enough from every circle that the shape of the earth does not matter.
    private TypedCondition Places()
    {
        var point = new GeoPoint(40 + random.Next(20), -10 + random.Next(30));
        var circle = (random.Next(8) * 110) + 55;
        return random.Next(2) == 0
            ? new(a => a.BillingAddress.DistanceTo(point, DistanceUnit.Kilometers) < circle, r => Kilometers(r, point) < circle)
            : new(a => a.BillingAddress.DistanceTo(point, DistanceUnit.Miles) > circle, r => Kilometers(r, point) / 1.609344 > circle);
    }

    private TypedCondition Join()
    {
        var text = Pick(TypedWorld.Texts);
        return random.Next(5) switch
        {
            0 => new(a => a.Contacts.Any(), r => r.Contacts.Count > 0),
            1 => new(a => a.Contacts.Any(c => c.LastName == text), r => r.Contacts.Exists(c => Same(c, text))),
            2 => new(a => a.Contacts.None(c => c.LastName.In(text, "A")), r => !r.Contacts.Exists(c => Same(c, text) || Same(c, "A"))),
            3 => new(a =>
                a.Id.In(org.Contact.Where(c => c.LastName != text).Select(c => c.AccountId)), r => r.Contacts.Exists(c => !Same(c, text))),
            _ => new(a => a.Id.NotIn(org.Contact.Where(c => c.LastName.Contains(text)).Select(c => c.AccountId)), r =>
                !r.Contacts.Exists(c => Upper(c)!.Contains(Upper(text)!, StringComparison.Ordinal))),
        };
    }

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private static bool Same(string? left, string right) => Upper(left) == Upper(right);

    private static string? Upper(string? text) => text?.ToUpperInvariant();

    private static double? Kilometers(TypedRow row, GeoPoint to)
    {
        if (row.Account is not { BillingLatitude: { } latitude, BillingLongitude: { } longitude })
            return null;
        var (a, b) = (double.DegreesToRadians(latitude), double.DegreesToRadians(to.Latitude));
        var across = double.DegreesToRadians(to.Longitude - longitude);
        return 6371.0088 * Math.Acos(Math.Clamp((Math.Sin(a) * Math.Sin(b)) + (Math.Cos(a) * Math.Cos(b) * Math.Cos(across)), -1, 1));
    }
}
