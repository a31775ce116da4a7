using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>How a kind of member is written: its letter in the table, its type, its accessors, its form in conditions.</summary>
/// <param name="Letter">The letter of the runtime's FieldKind.</param>
/// <param name="Type">The type of the value; {0} is the generated type in it.</param>
/// <param name="Accessor">What follows Get and Set.</param>
/// <param name="IsReference">Whether the value is of a reference type, whose null needs no unwrapping.</param>
/// <param name="Condition">The type of the field in conditions, without its last type argument.</param>
internal sealed record MemberForm(char Letter, string Type, string Accessor, bool IsReference, string Condition)
{
    private static readonly Dictionary<MemberKind, MemberForm> Forms = new()
    {
        [MemberKind.Id] = new('i', "Id<{0}>", "Id<Id<{0}>>", false, "IdField<{0}, "),
        [MemberKind.AnyId] = new('i', "{0}", "Id<{0}>", false, "AnyIdField<{0}, "),
        [MemberKind.Text] = new('s', "string", "Text", true, "TextField<"),
        [MemberKind.Boolean] = new('b', "bool", "Boolean", true, "BoolField<"),
        [MemberKind.Int] = new('n', "int", "Int", false, "IntField<"),
        [MemberKind.Long] = new('l', "long", "Long", false, "LongField<"),
        [MemberKind.Decimal] = new('m', "decimal", "Decimal", false, "DecimalField<"),
        [MemberKind.Currency] = new('m', "decimal", "Decimal", false, "CurrencyField<"),
        [MemberKind.Double] = new('f', "double", "Double", false, "DoubleField<"),
        [MemberKind.Date] = new('d', "global::System.DateOnly", "Date", false, "DateField<"),
        [MemberKind.DateTime] = new('t', "global::System.DateTimeOffset", "DateTime", false, "DateTimeField<"),
        [MemberKind.Time] = new('c', "global::System.TimeOnly", "Time", false, "TimeField<"),
        [MemberKind.Picklist] = new('p', "{0}", "Picklist<{0}>", false, "PicklistField<{0}, "),
        [MemberKind.MultiPicklist] = new('q', "PicklistSet<{0}>", "MultiPicklist<{0}>", false, "MultiPicklistField<{0}, "),
        [MemberKind.Address] = new('a', "global::Salesforce.Typed.Address", "Address", true, ""),
        [MemberKind.Location] = new('g', "global::Salesforce.Typed.Location", "Location", false, ""),
        [MemberKind.Json] = new('j', "RawJson", "Json", false, ""),
        [MemberKind.Parent] = new('r', "{0}", "Parent<{0}>", true, ""),
        [MemberKind.Polymorphic] = new('v', "Polymorphic<I{0}>", "Polymorphic<I{0}>", true, ""),
        [MemberKind.Children] = new('k', "ChildList<{0}>", "Children<{0}>", true, ""),
    };

    /// <summary>The form of that kind.</summary>
    public static MemberForm Of(MemberKind kind) => Forms[kind];

    /// <summary>The type of the value of a member.</summary>
    public string TypeOf(string typeName) => Fill(Type, typeName);

    /// <summary>The end of the accessors' names.</summary>
    public string AccessorOf(string typeName) => Fill(Accessor, typeName);

    /// <summary>The type of the field in conditions.</summary>
    public string ConditionOf(string typeName, string uses) => Fill(Condition, typeName) + uses + ">";

    private static string Fill(string pattern, string typeName) => pattern.IndexOf('{') < 0 ? pattern : pattern.Replace("{0}", typeName);
}
