//! Finds the target branch of a pull request from the environment of CI systems.

use std::env::var;

/// Variables with the name of the branch: GitHub, GitLab, Bitbucket, Azure Pipelines,
/// Buildkite, Jenkins.
const VARIABLES: [&str; 6] = [
    "GITHUB_BASE_REF",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    "BITBUCKET_PR_DESTINATION_BRANCH",
    "SYSTEM_PULLREQUEST_TARGETBRANCH",
    "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
    "CHANGE_TARGET",
];

/// Returns the target branch of the pull request that this run belongs to.
pub(super) fn target_branch() -> Option<String> {
    let branch = VARIABLES.iter().find_map(|name| var(name).ok().filter(|value| !value.is_empty()))?;
    Some(branch.strip_prefix("refs/heads/").unwrap_or(&branch).to_owned())
}
