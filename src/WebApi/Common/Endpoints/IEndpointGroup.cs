namespace MultiWeb.WebApi.Common.Endpoints;

/// <summary>The routes of one aggregate. Groups are found by this interface; each endpoint is a named method without logic.</summary>
internal interface IEndpointGroup
{
    /// <summary>What all its routes begin with.</summary>
    string Prefix { get; }

    /// <summary>Under which heading the documentation shows them.</summary>
    string Tag { get; }

    void Map(RouteGroupBuilder group);
}
