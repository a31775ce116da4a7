using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>The selection of a query without Select or Only, created once for each object.</summary>
internal static class DefaultSelection
{
    extension(SObjectInfo info)
    {
        /// <summary>The SELECT list of <see cref="SObjectInfo.DefaultFields"/>.</summary>
        public RecordSelectList DefaultSelectList => info.Plans(static info => new RecordSelectList(info, info.DefaultFields, ChildShapes.None));

        /// <summary>How rows of <see cref="SObjectInfo.DefaultFields"/> are read.</summary>
        public ReadPlan DefaultPlan => info.DefaultSelectList.Plan;
    }
}
