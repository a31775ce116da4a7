using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>The selections of an object's queries without Select.</summary>
internal static class DefaultSelection
{
    extension(SObjectInfo info)
    {
        /// <summary>The SELECT lists without child subqueries.</summary>
        public SelectLists SelectLists => info.Plans(static info => new SelectLists(info));

        /// <summary>The SELECT list of <see cref="SObjectInfo.DefaultFields"/>.</summary>
        public RecordSelectList DefaultSelectList => info.SelectLists.Default;

        /// <summary>How rows of <see cref="SObjectInfo.DefaultFields"/> are read.</summary>
        public ReadPlan DefaultPlan => info.DefaultSelectList.Plan;
    }
}
