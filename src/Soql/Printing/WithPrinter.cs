using System.Text;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Printing;

/// <summary>Writes WITH clauses.</summary>
internal static class WithPrinter
{
    public static void Add(StringBuilder output, WithClause with)
    {
        output.Append("WITH ");
        switch (with)
        {
            case WithDataCategory category:
                output.Append("DATA CATEGORY ");
                for (var i = 0; i < category.Filters.Count; i++)
                {
                    if (i > 0)
                        output.Append(" AND ");
                    Add(output, category.Filters[i]);
                }
                break;
            case WithFilter filter:
                output.Append(filter.Name.Text).Append(filter.IsIn ? " IN (" : " = ");
                SoqlPrinter.List(output, filter.Values, LiteralPrinter.Add);
                if (filter.IsIn)
                    output.Append(')');
                break;
            case WithOption option:
                output.Append(option.Name.Text);
                if (option.Settings.Count == 0)
                    break;
                output.Append('(');
                SoqlPrinter.List(output, option.Settings, Add);
                output.Append(')');
                break;
        }
    }

    public static void Add(StringBuilder output, DataCategoryFilter filter)
    {
        output.Append(filter.Group.Text).Append(filter.Operator switch
        {
            DataCategoryOperator.At => " AT ",
            DataCategoryOperator.Above => " ABOVE ",
            DataCategoryOperator.Below => " BELOW ",
            _ => " ABOVE_OR_BELOW ",
        });
        var isList = filter.Categories.Count > 1;
        if (isList)
            output.Append('(');
        SoqlPrinter.List(output, filter.Categories, PartPrinter.Add);
        if (isList)
            output.Append(')');
    }

    public static void Add(StringBuilder output, WithSetting setting)
    {
        output.Append(setting.Name.Text).Append(" = ");
        LiteralPrinter.Add(output, setting.Value);
    }
}
