namespace MultiWeb.Application.Common.Cqrs;

/// <summary>An answer that stands for one version of one aggregate: over HTTP it carries an ETag and can be asked for conditionally.</summary>
public interface IVersioned
{
    int Version { get; }
}
